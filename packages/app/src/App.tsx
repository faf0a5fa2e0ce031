import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';

/** The demo app. Its plugins are discovered: see `app.packages` in app-config.yaml. */
export default createApp({ features: [navModule] });
