/**
 * APIs that a production cluster offers beside Kubernetes' own. Charts ask for them by
 * `.Capabilities.APIVersions.Has`, in either form, and leave out their monitors where they
 * are missing.
 */
export const PRODUCTION_API_VERSIONS = [
  'monitoring.coreos.com/v1',
  'monitoring.coreos.com/v1/ServiceMonitor',
  'monitoring.coreos.com/v1/PodMonitor',
  'monitoring.coreos.com/v1/PrometheusRule',
  'cert-manager.io/v1',
  'cert-manager.io/v1/Certificate',
  'cert-manager.io/v1/Issuer',
  'gateway.networking.k8s.io/v1',
  'gateway.networking.k8s.io/v1/HTTPRoute',
  'gateway.networking.k8s.io/v1/Gateway',
  'keda.sh/v1alpha1',
  'keda.sh/v1alpha1/ScaledObject',
  'autoscaling.k8s.io/v1',
  'autoscaling.k8s.io/v1/VerticalPodAutoscaler',
  'external-secrets.io/v1',
  'external-secrets.io/v1/ExternalSecret',
  'argoproj.io/v1alpha1',
  'argoproj.io/v1alpha1/Rollout',
];
