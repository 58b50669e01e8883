/** The thread in which a publication is worked out: seconds of arithmetic for a large force, which would keep every other request waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import { publication, type PublishWork } from './publish-aside.js';

parentPort!.postMessage({ ...publication(workerData as PublishWork) });
