import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { Menu } from '../../../components/Menu.js';
import { HotspotRunDocument, type HotspotCellsQueryVariables } from '../../../graphql.generated.js';
import { asFailure, request } from '../../../graphql/client.js';
import { useAnnounce } from '../../../layout/Announcer.js';

interface RunsMenuProps {
  readonly question: HotspotCellsQueryVariables;
  readonly onKept: (id: string) => void;
  readonly onFile: (file: File) => void;
}

/** Keep what is shown as a run, go to those that were kept, or open one from a file. */
export function RunsMenu({ question, onKept, onFile }: RunsMenuProps) {
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const keep = async () => {
    setBusy(true);
    try {
      const { hotspotCells } = await request(HotspotRunDocument, question);
      onKept(hotspotCells.run.id);
      announce('This run is kept.');
    } catch (error) {
      announce(`The run could not be kept. ${asFailure(error).message}`);
    }
    setBusy(false);
  };
  return (
    <>
      <Menu text="Runs">
        <li>
          <button type="button" className="menu__item" disabled={busy} onClick={() => void keep()}>
            Keep this run
          </button>
        </li>
        <li>
          <Link className="menu__item" to="/hotspots/runs">
            Kept runs
          </Link>
        </li>
        <li>
          <button type="button" className="menu__item" onClick={() => input.current?.click()}>
            Open a run from a file
          </button>
        </li>
      </Menu>
      <input
        ref={input}
        type="file"
        hidden
        accept=".geojson,.json,application/geo+json"
        aria-label="A file of hot spots (GeoJSON)"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
