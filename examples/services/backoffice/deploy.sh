#!/bin/sh
# Installs every service, and takes an upgrade back that does not become ready.
set -eu
for values in charts/web-service/services/*.yaml; do
  service=$(basename "$values" .yaml)
  helm upgrade --install "$service" charts/web-service --namespace backoffice \
    --values "$values" --atomic --timeout 5m --kube-context "$1"
  helm test "$service" --namespace backoffice --kube-context "$1"
done
