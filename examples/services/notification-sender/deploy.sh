#!/bin/sh
docker build -t docker.io/meridianpay/notification-sender:latest .
docker push docker.io/meridianpay/notification-sender:latest
helm upgrade --install notification-sender ./helm
kubectl rollout restart deployment notification-sender -n notifications
