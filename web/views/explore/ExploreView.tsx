import { Page } from '../../layout/Page.js';

export function ExploreView() {
  return <Page title="Explore">{null}</Page>;
}
