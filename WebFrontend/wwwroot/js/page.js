import { startLive } from './live.js';
import { startPosters } from './posters.js';
import { showSeen, startSeen } from './seen.js';
import { startShortcut, startSuggestions } from './suggestions.js';
import { showTrail } from './trail.js';

startLive(showSeen);
startSuggestions();
startShortcut();
startSeen();
startPosters();
showSeen();
showTrail();
