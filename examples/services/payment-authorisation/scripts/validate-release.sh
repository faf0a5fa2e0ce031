#!/usr/bin/env bash
# Compares the error ratio of young releases with the objective and rolls back the ones
# that burn their budget.
# Usage: validate-release.sh --younger-than 24h [--rollback-when-burning]
set -euo pipefail

hours=24
rollback=false
while [ $# -gt 0 ]; do
  case $1 in
    --younger-than) hours=${2%h}; shift 2 ;;
    --rollback-when-burning) rollback=true; shift ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
done

deployed=$(helm status payment-authorisation --namespace payments --output json |
  jq --raw-output .info.last_deployed)
age=$(( ($(date +%s) - $(date --date "$deployed" +%s)) / 3600 ))
if [ "$age" -ge "$hours" ]; then
  echo "deployed $age hours ago: nothing to watch"
  exit 0
fi

burn=$(promtool query instant "$PROMETHEUS_URL" --format json \
  'max(authorisation:caller_error:ratio_rate1h) / (1 - 0.9995)' |
  jq --raw-output '.[0].value[1] // "nan"')
echo "deployed $age hours ago, burn rate over the last hour: $burn"
if awk -v burn="$burn" 'BEGIN { exit !(burn == "nan" || burn > 6) }'; then
  if [ "$rollback" = true ]; then
    helm rollback payment-authorisation --namespace payments --wait --timeout 15m
  fi
  exit 1
fi
