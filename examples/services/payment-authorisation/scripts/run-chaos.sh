#!/usr/bin/env bash
# Runs the release's chaos engine and fails when a probe failed.
# Usage: run-chaos.sh <namespace> <release>
set -euo pipefail

namespace=$1
engine=$2-slow-fraud-scoring

kubectl --namespace "$namespace" patch chaosengine "$engine" --type merge \
  --patch '{"spec":{"engineState":"active"}}'
kubectl --namespace "$namespace" wait chaosengine "$engine" \
  --for jsonpath='{.status.engineStatus}'=completed --timeout 10m

verdict=$(kubectl --namespace "$namespace" get chaosresult "$engine-pod-network-latency" \
  --output jsonpath='{.status.experimentStatus.verdict}')
echo "verdict: $verdict"
[ "$verdict" = Pass ]
