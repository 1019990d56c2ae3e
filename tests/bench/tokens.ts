/**
 * `npm run bench:tokens`: what tokens cost. A check by the fast path and by the reference, in alternation in one run;
 * issuing one; checks by all threads together; how long the endpoint's event loop stands still at most while it serves
 * both (20 ms are allowed), beside an idle one in the same minute; and a phone's share for a block of 28 dates, which
 * counts four times (3 s are allowed), here and in a real browser's worker, with the page's longest task meanwhile (50 ms
 * are allowed to a frame). All in ms of this machine.
 */
import { availableParallelism } from 'node:os';
import { endpointUnderLoad } from './token-load';
import { pageWork } from './token-page';
import { endpointWork, phoneWork } from './token-turns';

const phone = phoneWork();
console.log(`a phone's 28 dates: ${JSON.stringify(phone)}`);
const page = await pageWork();
console.log(`in a browser: ${JSON.stringify(page)}`);
const endpoint = endpointWork();
console.log(`one thread: ${JSON.stringify(endpoint)}`);
const load = await endpointUnderLoad();
console.log(JSON.stringify({ cores: availableParallelism(), ...endpoint, ...load, ...phone, ...page }));
