import { JsonMap } from '../../json';
import { TemplateLibrary } from '../templateLibrary';
import { Effects } from './effects';
import { TemplateSet } from './types';

/** All templates of a chart and its subcharts, and the values that they are rendered with. */
export class ChartTemplates implements TemplateSet {
  readonly calls: TemplateSet['calls'] = new Map();
  readonly effects: Effects;

  constructor(readonly library: TemplateLibrary, readonly values: JsonMap) {
    this.effects = new Effects(library);
  }
}
