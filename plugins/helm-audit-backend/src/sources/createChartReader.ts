import {
  LifecycleService,
  LoggerService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { ChartReader } from './ChartReader';
import { LocalFolderSource } from './LocalFolderSource';
import { UrlReaderSource } from './UrlReaderSource';

/** Makes the reader of all kinds of chart links. */
export function createChartReader(options: {
  config: RootConfigService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  urlReader: UrlReaderService;
}): ChartReader {
  const { config, lifecycle, logger, urlReader } = options;
  const url = UrlReaderSource.create({
    reader: urlReader,
    logger,
    workingDirectory: config.getOptionalString('backend.workingDirectory'),
  });
  lifecycle.addShutdownHook(() => url.close());
  return ChartReader.create({
    local: LocalFolderSource.create(),
    url,
    integrations: ScmIntegrations.fromConfig(config),
  });
}
