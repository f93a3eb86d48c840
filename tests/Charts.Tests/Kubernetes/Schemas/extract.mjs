// Writes what the Kubernetes API takes, version by version: the fields of the objects a chart is made of, their types, and which must be there.
//
//   node extract.mjs <directory of the npm package @kubernetes/client-node> <Kubernetes version> > kubernetes-<version>.json
//
// The package is generated from the OpenAPI description of one version: 0.14.3 from that of 1.20, 2.0.1 from that of 1.36. Of it only names and types of fields are
// taken. An object is {field: type}; a field that must be there ends in "!". "[X]" is a list of X, "{X}" a map from text to X, "*" anything.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [directory, version] = process.argv.slice(2);
const kinds = {
  "v1/ConfigMap": "V1ConfigMap",
  "v1/Pod": "V1Pod",
  "v1/Secret": "V1Secret",
  "v1/Service": "V1Service",
  "v1/ServiceAccount": "V1ServiceAccount",
  "apps/v1/Deployment": "V1Deployment",
  "apps/v1/StatefulSet": "V1StatefulSet",
  "networking.k8s.io/v1/Ingress": "V1Ingress",
  "networking.k8s.io/v1/NetworkPolicy": "V1NetworkPolicy",
  "policy/v1/PodDisruptionBudget": "V1PodDisruptionBudget",
  "policy/v1beta1/PodDisruptionBudget": "V1beta1PodDisruptionBudget",
  "autoscaling/v2/HorizontalPodAutoscaler": "V2HorizontalPodAutoscaler",
  "autoscaling/v2beta2/HorizontalPodAutoscaler": "V2beta2HorizontalPodAutoscaler",
};

const models = ["dist/gen/model", "dist/gen/models"].map((name) => join(directory, name)).find(existsSync);
const files = new Map(readdirSync(models).filter((name) => name.endsWith(".js")).map((name) => [name.slice(0, -3).toLowerCase(), name.slice(0, -3)]));

function typeOf(text) {
  const list = /^Array<(.*)>$/.exec(text);
  if (list) return `[${typeOf(list[1])}]`;
  const map = /^\{ \[key: string\]: (.*); ?\}$/.exec(text);
  if (map) return `{${typeOf(map[1])}}`;
  if (text === "IntOrString") return "intOrString";
  if (text === "Date" || text === "V1MicroTime" || text === "Buffer") return "string";
  // Versions that do not know IntOrString call it an object; a chart sets no other field of that type.
  return text === "object" ? "intOrString" : text === "any" ? "*" : text;
}

const types = {};
function add(name) {
  const bare = name.replace(/^[[{]+|[\]}]+$/g, "");
  if (["string", "number", "boolean", "intOrString", "*"].includes(bare) || bare in types) return;
  const file = files.get(bare.toLowerCase());
  if (!file) throw new Error(`${directory} has no ${bare}`);
  const fields = (types[bare] = {});
  const script = readFileSync(join(models, `${file}.js`), "utf8");
  const declaration = readFileSync(join(models, `${file}.d.ts`), "utf8");
  const attributes = JSON.parse(/attributeTypeMap = (\[[\s\S]*?\n\s*\]);/.exec(script)[1]);
  for (const attribute of attributes.filter(({ baseName }) => baseName !== "status" && baseName !== "managedFields")) {
    const isRequired = new RegExp(`'${attribute.name}': `).test(declaration);
    const type = typeOf(attribute.type);
    fields[attribute.baseName + (isRequired ? "!" : "")] = type;
    add(type);
  }
}

const known = Object.fromEntries(Object.entries(kinds).filter(([, name]) => files.has(name.toLowerCase())));
Object.values(known).forEach(add);
process.stdout.write(`{\n"version": ${JSON.stringify(version)},\n"kinds": ${JSON.stringify(known, null, 1)},\n"types": {\n`);
process.stdout.write(Object.keys(types).sort().map((name) => `${JSON.stringify(name)}: ${JSON.stringify(types[name])}`).join(",\n"));
process.stdout.write("\n}\n}\n");
