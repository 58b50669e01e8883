import type { RouteObject } from 'react-router';
import { Home } from './layout/Home.js';
import { Layout } from './layout/Layout.js';
import { SignedIn } from './layout/SignedIn.js';
import { ExploreView } from './views/explore/ExploreView.js';
import { ErrorView } from './views/static/ErrorView.js';
import { NotFoundView } from './views/static/NotFoundView.js';

/**
 * Every address of the pages. Views load when first opened, but for the one that everybody comes to first: it comes with the frame, so that
 * it need not be asked for after it. Views that need signing in stand under `SignedIn`.
 */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <ErrorView />,
    // While a view's own code comes, the page stays as the server sent it.
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./views/sign-in/SignInView.js')).SignInView }) },
      {
        path: '/accessibility',
        lazy: async () => ({ Component: (await import('./views/static/AccessibilityView.js')).AccessibilityView }),
      },
      { path: '/privacy', lazy: async () => ({ Component: (await import('./views/static/PrivacyView.js')).PrivacyView }) },
      // It opens without signal, when nobody can say who is signed in.
      { path: '/my-shift', lazy: async () => ({ Component: (await import('./views/my-shift/MyShiftView.js')).MyShiftView }) },
      {
        element: <SignedIn />,
        children: [
          { path: '/', Component: Home },
          { path: '/explore', Component: ExploreView },
          {
            path: '/hotspots',
            lazy: async () => ({ Component: (await import('./views/hotspots/HotspotsView.js')).HotspotsView }),
          },
          {
            path: '/hotspots/runs',
            lazy: async () => ({ Component: (await import('./views/hotspots/runs/KeptRunsView.js')).KeptRunsView }),
          },
          { path: '/access', lazy: async () => ({ Component: (await import('./views/access/AccessView.js')).AccessView }) },
          { path: '/purpose', lazy: async () => ({ Component: (await import('./views/purpose/PurposeView.js')).PurposeView }) },
          { path: '/areas/:gssCode', lazy: async () => ({ Component: (await import('./views/area/AreaView.js')).AreaView }) },
          {
            path: '/hotspot-areas',
            lazy: async () => ({ Component: (await import('./views/hotspot-areas/HotspotAreasView.js')).HotspotAreasView }),
          },
          {
            path: '/hotspot-areas/propose',
            lazy: async () => ({ Component: (await import('./views/hotspot-areas/AreaFormView.js')).AreaFormView }),
          },
          {
            path: '/hotspot-areas/:id',
            lazy: async () => ({ Component: (await import('./views/hotspot-areas/HotspotAreaView.js')).HotspotAreaView }),
          },
          {
            path: '/hotspot-areas/:id/edit',
            lazy: async () => ({ Component: (await import('./views/hotspot-areas/AreaFormView.js')).AreaFormView }),
          },
          {
            path: '/hotspot-areas/:id/effect',
            lazy: async () => ({ Component: (await import('./views/effect/EffectView.js')).EffectView }),
          },
          {
            path: '/hotspot-areas/:id/dose',
            lazy: async () => ({ Component: (await import('./views/dose/DoseView.js')).DoseView }),
          },
          {
            path: '/hotspot-areas/:id/:act',
            lazy: async () => ({ Component: (await import('./views/hotspot-areas/ActView.js')).ActView }),
          },
          {
            path: '/requests',
            lazy: async () => ({ Component: (await import('./views/requests/RequestsView.js')).RequestsView }),
          },
          {
            path: '/requests/ask',
            lazy: async () => ({ Component: (await import('./views/requests/AskView.js')).AskView }),
          },
          {
            path: '/requests/:id',
            lazy: async () => ({ Component: (await import('./views/requests/RequestView.js')).RequestView }),
          },
          {
            path: '/requests/:id/:act',
            lazy: async () => ({ Component: (await import('./views/requests/ActView.js')).ActView }),
          },
          {
            path: '/deployments',
            lazy: async () => ({ Component: (await import('./views/deployments/DeploymentsView.js')).DeploymentsView }),
          },
          {
            path: '/deployments/days/:on',
            lazy: async () => ({ Component: (await import('./views/deployments/calendar/DayView.js')).DayView }),
          },
          {
            path: '/deployments/school-holidays',
            lazy: async () => ({
              Component: (await import('./views/deployments/calendar/SchoolHolidaysView.js')).SchoolHolidaysView,
            }),
          },
          {
            path: '/deployments/teams',
            lazy: async () => ({ Component: (await import('./views/deployments/teams/TeamsView.js')).TeamsView }),
          },
          {
            path: '/deployments/teams/:id',
            lazy: async () => ({ Component: (await import('./views/deployments/teams/TeamFormView.js')).TeamFormView }),
          },
          {
            path: '/deployments/staff',
            lazy: async () => ({ Component: (await import('./views/deployments/teams/StaffView.js')).StaffView }),
          },
          {
            path: '/deployments/staff/:id',
            lazy: async () => ({ Component: (await import('./views/deployments/teams/StaffFormView.js')).StaffFormView }),
          },
          {
            path: '/deployments/visits',
            lazy: async () => ({ Component: (await import('./views/visits/VisitsView.js')).VisitsView }),
          },
          {
            path: '/deployments/choices',
            lazy: async () => ({ Component: (await import('./views/visits/ChoicesView.js')).ChoicesView }),
          },
          {
            path: '/deployments/seats',
            lazy: async () => ({ Component: (await import('./views/visits/SeatsView.js')).SeatsView }),
          },
          {
            path: '/deployments/plans/:id',
            lazy: async () => ({ Component: (await import('./views/deployments/PlanView.js')).PlanView }),
          },
          {
            path: '/deployments/crew-safety',
            lazy: async () => ({ Component: (await import('./views/deployments/CrewSafetyView.js')).CrewSafetyView }),
          },
          {
            path: '/deployments/crew-safety/:candidate',
            lazy: async () => ({ Component: (await import('./views/deployments/CrewWordView.js')).CrewWordView }),
          },
          {
            path: '/provision',
            lazy: async () => ({ Component: (await import('./views/provision/ProvisionView.js')).ProvisionView }),
          },
          {
            path: '/provision/sessions',
            lazy: async () => ({ Component: (await import('./views/provision/keep/KeptListView.js')).KeptListView }),
          },
          {
            path: '/provision/sessions/add',
            lazy: async () => ({ Component: (await import('./views/provision/keep/SessionFormView.js')).SessionFormView }),
          },
          {
            path: '/provision/sessions/:id/change',
            lazy: async () => ({ Component: (await import('./views/provision/keep/SessionFormView.js')).SessionFormView }),
          },
          {
            path: '/provision/sessions/:id/close',
            lazy: async () => ({ Component: (await import('./views/provision/keep/CloseView.js')).CloseSessionView }),
          },
          {
            path: '/provision/places/add',
            lazy: async () => ({ Component: (await import('./views/provision/keep/PlaceFormView.js')).PlaceFormView }),
          },
          {
            path: '/provision/places/:id/change',
            lazy: async () => ({ Component: (await import('./views/provision/keep/PlaceFormView.js')).PlaceFormView }),
          },
          {
            path: '/provision/places/:id/close',
            lazy: async () => ({ Component: (await import('./views/provision/keep/CloseView.js')).ClosePlaceView }),
          },
          {
            path: '/provision/asked-for',
            lazy: async () => ({ Component: (await import('./views/provision/asked/AskedView.js')).AskedView }),
          },
          {
            path: '/provision/barriers',
            lazy: async () => ({ Component: (await import('./views/provision/barriers/BarriersView.js')).BarriersView }),
          },
          {
            path: '/provision/barriers/draw',
            lazy: async () => ({ Component: (await import('./views/provision/barriers/BarrierFormView.js')).BarrierFormView }),
          },
          {
            path: '/provision/barriers/:id/:act',
            lazy: async () => ({ Component: (await import('./views/provision/barriers/BarrierActView.js')).BarrierActView }),
          },
          { path: '/noise', lazy: async () => ({ Component: (await import('./views/noise/NoiseView.js')).NoiseView }) },
          {
            path: '/noise/test',
            lazy: async () => ({ Component: (await import('./views/noise/NoiseTestView.js')).NoiseTestView }),
          },
          {
            path: '/noise/questions',
            lazy: async () => ({ Component: (await import('./views/noise/TestFormView.js')).TestFormView }),
          },
          {
            path: '/noise/cases',
            lazy: async () => ({ Component: (await import('./views/noise/CasesView.js')).CasesView }),
          },
          {
            path: '/estimates',
            lazy: async () => ({ Component: (await import('./views/estimates/EstimatesView.js')).EstimatesView }),
          },
          {
            path: '/estimates/new',
            lazy: async () => ({ Component: (await import('./views/estimates/NewEstimateView.js')).NewEstimateView }),
          },
          {
            path: '/estimates/:id',
            lazy: async () => ({ Component: (await import('./views/estimates/SavedEstimateView.js')).SavedEstimateView }),
          },
          {
            path: '/indicators',
            lazy: async () => ({ Component: (await import('./views/indicators/IndicatorsView.js')).IndicatorsView }),
          },
          { path: '/profile', lazy: async () => ({ Component: (await import('./views/profile/ProfileView.js')).ProfileView }) },
          {
            path: '/chapters',
            lazy: async () => ({ Component: (await import('./views/chapters/ChaptersView.js')).ChaptersView }),
          },
          {
            path: '/chapters/make',
            lazy: async () => ({ Component: (await import('./views/chapters/MakeChapterView.js')).MakeChapterView }),
          },
          {
            path: '/chapters/:id',
            lazy: async () => ({ Component: (await import('./views/chapters/ChapterView.js')).ChapterView }),
          },
          {
            path: '/chapters/:id/versions/:version',
            lazy: async () => ({
              Component: (await import('./views/chapters/PublishedChapterView.js')).PublishedChapterView,
            }),
          },
          {
            path: '/typology',
            lazy: async () => ({ Component: (await import('./views/typology/TypologiesView.js')).TypologiesView }),
          },
          {
            path: '/typology/make',
            lazy: async () => ({ Component: (await import('./views/typology/MakeTypologyView.js')).MakeTypologyView }),
          },
          {
            path: '/typology/:id',
            lazy: async () => ({ Component: (await import('./views/typology/TypologyView.js')).TypologyView }),
          },
          {
            path: '/area-risk',
            lazy: async () => ({ Component: (await import('./views/area-risk/AreaRiskView.js')).AreaRiskView }),
          },
          {
            path: '/area-risk/make',
            lazy: async () => ({ Component: (await import('./views/area-risk/MakeRunView.js')).MakeRunView }),
          },
          {
            path: '/area-risk/:id',
            lazy: async () => ({ Component: (await import('./views/area-risk/RunView.js')).RunView }),
          },
          {
            path: '/data-request',
            lazy: async () => ({ Component: (await import('./views/data-request/DataRequestsView.js')).DataRequestsView }),
          },
          {
            path: '/data-request/ask',
            lazy: async () => ({ Component: (await import('./views/data-request/AskNumbersView.js')).AskNumbersView }),
          },
          {
            path: '/data-request/areas',
            lazy: async () => ({ Component: (await import('./views/data-request/BoardResponsesView.js')).BoardResponsesView }),
          },
          {
            path: '/data-request/:id',
            lazy: async () => ({ Component: (await import('./views/data-request/DataRequestView.js')).DataRequestView }),
          },
          {
            path: '/partnership',
            lazy: async () => ({ Component: (await import('./views/partnership/PartnershipView.js')).PartnershipView }),
          },
          {
            path: '/partnership/history',
            lazy: async () => ({ Component: (await import('./views/partnership/HistoryView.js')).HistoryView }),
          },
          {
            path: '/partnership/money/add',
            lazy: async () => ({ Component: (await import('./views/partnership/LineFormView.js')).LineFormView }),
          },
          {
            path: '/partnership/money/:id/change',
            lazy: async () => ({ Component: (await import('./views/partnership/LineFormView.js')).LineFormView }),
          },
          {
            path: '/partnership/money/:id/take-out',
            lazy: async () => ({ Component: (await import('./views/partnership/LineFormView.js')).TakeLineOutView }),
          },
          {
            path: '/partnership/programmes',
            lazy: async () => ({ Component: (await import('./views/partnership/programmes/ProgrammesView.js')).ProgrammesView }),
          },
          {
            path: '/partnership/programmes/add',
            lazy: async () => ({
              Component: (await import('./views/partnership/programmes/ProgrammeForms.js')).ProgrammeFormView,
            }),
          },
          {
            path: '/partnership/programmes/:id/change',
            lazy: async () => ({
              Component: (await import('./views/partnership/programmes/ProgrammeForms.js')).ProgrammeFormView,
            }),
          },
          {
            path: '/partnership/programmes/:id/deliveries/add',
            lazy: async () => ({
              Component: (await import('./views/partnership/programmes/ProgrammeForms.js')).DeliveryFormView,
            }),
          },
          {
            path: '/partnership/programmes/:id/deliveries/:delivery/change',
            lazy: async () => ({
              Component: (await import('./views/partnership/programmes/ProgrammeForms.js')).DeliveryFormView,
            }),
          },
          {
            path: '/partnership/programmes/:id/deliveries/:delivery/take-out',
            lazy: async () => ({
              Component: (await import('./views/partnership/programmes/ProgrammeForms.js')).TakeDeliveryOutView,
            }),
          },
          {
            path: '/partnership/programmes/:id/evaluations/add',
            lazy: async () => ({
              Component: (await import('./views/partnership/programmes/ProgrammeForms.js')).EvaluationFormView,
            }),
          },
          {
            path: '/partnership/programmes/evaluations/:evaluation/take-out',
            lazy: async () => ({
              Component: (await import('./views/partnership/programmes/ProgrammeForms.js')).TakeEvaluationOutView,
            }),
          },
          {
            path: '/partnership/multi-agency',
            lazy: async () => ({
              Component: (await import('./views/partnership/multi-agency/MultiAgencyView.js')).MultiAgencyView,
            }),
          },
          {
            path: '/partnership/multi-agency/add',
            lazy: async () => ({ Component: (await import('./views/partnership/multi-agency/CountForms.js')).CountFormView }),
          },
          {
            path: '/partnership/multi-agency/:id/change',
            lazy: async () => ({ Component: (await import('./views/partnership/multi-agency/CountForms.js')).CountFormView }),
          },
          {
            path: '/partnership/multi-agency/:id/take-out',
            lazy: async () => ({ Component: (await import('./views/partnership/multi-agency/CountForms.js')).TakeCountOutView }),
          },
          {
            path: '/partnership/reviews',
            lazy: async () => ({ Component: (await import('./views/partnership/reviews/ReviewsView.js')).ReviewsView }),
          },
          {
            path: '/partnership/reviews/add',
            lazy: async () => ({ Component: (await import('./views/partnership/reviews/ReviewForms.js')).ReviewFormView }),
          },
          {
            path: '/partnership/reviews/:id',
            lazy: async () => ({ Component: (await import('./views/partnership/reviews/ReviewView.js')).ReviewView }),
          },
          {
            path: '/partnership/reviews/:id/change',
            lazy: async () => ({ Component: (await import('./views/partnership/reviews/ReviewForms.js')).ReviewFormView }),
          },
          {
            path: '/partnership/reviews/:id/take-out',
            lazy: async () => ({ Component: (await import('./views/partnership/reviews/ReviewForms.js')).TakeReviewOutView }),
          },
          {
            path: '/partnership/reviews/:id/recommendations/add',
            lazy: async () => ({
              Component: (await import('./views/partnership/reviews/ReviewForms.js')).RecommendationFormView,
            }),
          },
          {
            path: '/partnership/reviews/:id/recommendations/:recommendation/change',
            lazy: async () => ({
              Component: (await import('./views/partnership/reviews/ReviewForms.js')).RecommendationFormView,
            }),
          },
          {
            path: '/partnership/reviews/:id/recommendations/:recommendation/take-out',
            lazy: async () => ({
              Component: (await import('./views/partnership/reviews/ReviewForms.js')).TakeRecommendationOutView,
            }),
          },
          {
            path: '/partnership/reviews/:id/recommendations/:recommendation/say',
            lazy: async () => ({ Component: (await import('./views/partnership/reviews/ReviewForms.js')).SayWhatFollowedView }),
          },
          {
            path: '/partnership/measures/add',
            lazy: async () => ({ Component: (await import('./views/partnership/MeasureFormView.js')).MeasureFormView }),
          },
          {
            path: '/partnership/measures/:id/change',
            lazy: async () => ({ Component: (await import('./views/partnership/MeasureFormView.js')).MeasureFormView }),
          },
          {
            path: '/partnership/measures/:id/figure',
            lazy: async () => ({ Component: (await import('./views/partnership/MeasureFormView.js')).FigureFormView }),
          },
          {
            path: '/partnership/activities/add',
            lazy: async () => ({ Component: (await import('./views/partnership/ActivityFormView.js')).ActivityFormView }),
          },
          {
            path: '/partnership/activities/:id/change',
            lazy: async () => ({ Component: (await import('./views/partnership/ActivityFormView.js')).ActivityFormView }),
          },
          {
            path: '/partnership/meetings',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/MeetingsView.js')).MeetingsView }),
          },
          {
            path: '/partnership/meetings/add',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/MeetingForms.js')).AddMeetingView }),
          },
          {
            path: '/partnership/meetings/:id',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/MeetingView.js')).MeetingView }),
          },
          {
            path: '/partnership/meetings/:id/change',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/MeetingForms.js')).ChangeMeetingView }),
          },
          {
            path: '/partnership/meetings/:id/agenda',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/AgendaView.js')).AgendaView }),
          },
          {
            path: '/partnership/meetings/:id/items/:item/change',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/MeetingForms.js')).ItemFormView }),
          },
          {
            path: '/partnership/meetings/:id/items/:item/result',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/MeetingForms.js')).ResultFormView }),
          },
          {
            path: '/partnership/meetings/:id/actions/add',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/ActionForms.js')).AddActionView }),
          },
          {
            path: '/partnership/meetings/:id/actions/:action/change',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/ActionForms.js')).ChangeActionView }),
          },
          {
            path: '/partnership/meetings/:id/actions/:action/record',
            lazy: async () => ({ Component: (await import('./views/partnership/meetings/ActionForms.js')).StepFormView }),
          },
          { path: '/due', lazy: async () => ({ Component: (await import('./views/due/DuesView.js')).DuesView }) },
          { path: '/due/add', lazy: async () => ({ Component: (await import('./views/due/FeedFormView.js')).FeedFormView }) },
          { path: '/due/:id', lazy: async () => ({ Component: (await import('./views/due/FeedFormView.js')).FeedFormView }) },
          {
            path: '/due/:id/receipt/:period',
            lazy: async () => ({ Component: (await import('./views/due/FeedFormView.js')).ReceiptView }),
          },
          { path: '/data', lazy: async () => ({ Component: (await import('./views/data/DataView.js')).DataView }) },
          {
            path: '/governance',
            lazy: async () => ({ Component: (await import('./views/governance/GovernanceView.js')).GovernanceView }),
          },
          {
            path: '/governance/agreement',
            lazy: async () => ({ Component: (await import('./views/governance/AgreementFormView.js')).AgreementFormView }),
          },
          {
            path: '/governance/:act',
            lazy: async () => ({ Component: (await import('./views/governance/ActView.js')).ActView }),
          },
          { path: '/record', lazy: async () => ({ Component: (await import('./views/record/RecordView.js')).RecordView }) },
          { path: '/audit', lazy: async () => ({ Component: (await import('./views/audit/AuditView.js')).AuditView }) },
          {
            path: '/data-sources',
            lazy: async () => ({ Component: (await import('./views/static/DataSourcesView.js')).DataSourcesView }),
          },
        ],
      },
      { path: '*', element: <NotFoundView /> },
    ],
  },
];
