/**
 * APIs that a production cluster offers. Charts ask for them by
 * `.Capabilities.APIVersions.Has`, with or without the kind, and leave out their monitors or
 * fall back to removed versions where they are missing. By itself Helm knows Kubernetes' own
 * APIs only without kind, and those of the aggregation layer not at all.
 */
export const PRODUCTION_API_VERSIONS = [
  'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration',
  'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration',
  'apiextensions.k8s.io/v1/CustomResourceDefinition',
  'apiregistration.k8s.io/v1',
  'apiregistration.k8s.io/v1/APIService',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'batch/v1/CronJob',
  'networking.k8s.io/v1/Ingress',
  'networking.k8s.io/v1/IngressClass',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/ClusterRole',
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
