/** Commands and actions by which pipelines and scripts run experiments. */
export const CHAOS_COMMAND =
  /\b(litmusctl|litmuschaos|chaos-?mesh|chaosctl|chaostoolkit|chaos +run|chaosengine|krkn|kraken|pumba|chaosblade|blade +create|steadybit|gremlin|xk6-disruptor|toxiproxy|chaosmonkey|chaos-?kong)\b|fis +start-experiment|(run|start|apply)[^\n]*\bchaos|chaos[^\n]*\b(engine|workflow|experiment|schedule)/i;
