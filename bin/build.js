/** `npm run build`: makes the bundles that `rolldown.config.js` describes. Unlike rolldown's program it lists no files. */
import { build } from 'rolldown';
import config from '../rolldown.config.js';

await build(config);
