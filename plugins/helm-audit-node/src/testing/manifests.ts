/** A Deployment called checkout, as the cases of rules about its surroundings need it. */
export const deployment = (replicas = 3, labels = '{ app: checkout }') => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  replicas: ${replicas}
  selector:
    matchLabels: ${labels}
  template:
    metadata:
      labels: ${labels}
    spec:
      containers: [{ name: app, image: example.com/checkout:1.4.2 }]
`;

/** A Service that selects the pods of that Deployment. */
export const service = `
apiVersion: v1
kind: Service
metadata:
  name: checkout
spec:
  selector: { app: checkout }
  ports: [{ port: 80 }]
`;

/** A custom resource; its spec is YAML in flow style or indented by two spaces. */
export const custom = (apiVersion: string, kind: string, spec: string) => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: checkout
spec: ${spec}
`;
