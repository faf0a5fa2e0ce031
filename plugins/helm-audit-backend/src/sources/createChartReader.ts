import {
  LoggerService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ChartReader } from './ChartReader';
import { LocalFolderSource } from './LocalFolderSource';
import { UrlReaderSource } from './UrlReaderSource';

/** Makes the reader of all kinds of chart links. */
export function createChartReader(options: {
  config: RootConfigService;
  logger: LoggerService;
  urlReader: UrlReaderService;
}): ChartReader {
  return ChartReader.create({
    local: LocalFolderSource.create(),
    url: UrlReaderSource.create({
      reader: options.urlReader,
      logger: options.logger,
      workingDirectory: options.config.getOptionalString(
        'backend.workingDirectory',
      ),
    }),
  });
}
