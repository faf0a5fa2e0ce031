import { JsonMap } from '../../json';

/** How Helm is run. */
export interface HelmOptions {
  /** Path of the Helm binary; found by itself when absent. */
  binary?: string;
  /** Milliseconds that one render may take. Default 30,000. */
  timeoutMs?: number;
  /** Address space of the Helm process in MiB. Default 4,096. */
  memoryLimitMiB?: number;
  /** Size of the rendered manifests in MiB. Default 50. */
  outputLimitMiB?: number;
  /** Kubernetes version that charts are rendered for. Default 1.33.0. */
  kubeVersion?: string;
  /** API versions that the cluster offers beside Kubernetes' own. */
  apiVersions?: string[];
}

/** What was rendered with. */
export interface Renderer {
  helmVersion: string;
  kubeVersion: string;
  apiVersions: string[];
}

/** A rendered document that another render of the same chart does not repeat. */
export interface UnstableDocument {
  /** Template within the chart. */
  source: string;
  /** Which document of its source it is, counted from 0. */
  document: number;
  /** Whether a template looks up in the cluster what is there, and may so keep it. */
  mayBeKept: boolean;
}

/**
 * A render whose lines end in comments `#@<template>:<line>`, which say where they come from.
 * Calls of named templates on the way there stand before, outermost first and each ended by
 * `;`; keys of the loops around a line stand after it in brackets, as in a URL.
 */
export interface TracedRender {
  output: string;
  /** Templates, in the order in which the comments count them. */
  templates: string[];
}

/** What a trial render gave: Helm's output, or its message with secrets removed. */
export type TrialResult =
  | { ok: true; output: string }
  | { ok: false; message: string };

/** The manifests of a chart, or why there are none. */
export type RenderedChart =
  | {
      ok: true;
      /** Helm's output: YAML documents, each with a `# Source:` comment. */
      output: string;
      /** Values beyond the chart's own; they may hold secrets. */
      values: JsonMap[];
      renderer: Renderer;
      /** What a second render of the same chart and values made otherwise. */
      unstable: UnstableDocument[];
      /**
       * Comes after the rest, and is not needed before places are looked for; nothing when the
       * chart does not render with the comments in it.
       */
      traced: Promise<TracedRender | undefined>;
      /** Milliseconds that Helm took. */
      durationMs: number;
    }
  | {
      ok: false;
      /** Values beyond the chart's own; they may hold secrets. */
      values: JsonMap[];
      code:
        | 'render-failed'
        | 'missing-dependency'
        | 'render-timeout'
        | 'render-too-large'
        | 'library-chart';
      /** Helm's message, secrets removed. */
      message: string;
      fix: string;
      renderer?: Renderer;
      durationMs: number;
    };
