import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { mismatches, type Schema } from '../results/jsonSchema.js';

/**
 * As much of the schema of a Job of batch/v1 as the manifest uses, written from the reference of Kubernetes (1.30): its types,
 * what it requires, and no other field, since a cluster refuses or ignores one that is misspelt. Names, quantities and the
 * choices of `restartPolicy` are narrower than that schema, which takes any text and leaves the rest to the cluster.
 */
const object = (properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: Schema): Schema => ({ type: 'array', items, minItems: 1 });
const text = (pattern: string): Schema => ({ type: 'string', pattern });
const whole = (minimum: number): Schema => ({ type: 'integer', minimum });

const NAME = text('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$');
const QUANTITY = text('^[0-9]+(m|Mi|Gi)?$');
const CONTAINER = object(
  {
    name: NAME,
    image: text('^[a-z0-9./-]+:[A-Za-z0-9_.-]+$'),
    workingDir: text('^/'),
    command: list(text('.')),
    args: list(text('.')),
    resources: object({
      requests: object({ cpu: QUANTITY, memory: QUANTITY }),
      limits: object({ cpu: QUANTITY, memory: QUANTITY }),
    }),
    volumeMounts: list(
      object({ name: NAME, mountPath: text('^/[^:]*$'), readOnly: { type: 'boolean' } }, [
        'name',
        'mountPath',
      ]),
    ),
  },
  ['name', 'image'],
);
const VOLUME = object({ name: NAME, persistentVolumeClaim: object({ claimName: NAME }, ['claimName']) }, [
  'name',
]);
const PODS = object(
  {
    restartPolicy: { type: 'string', enum: ['OnFailure', 'Never'] },
    containers: list(CONTAINER),
    volumes: list(VOLUME),
  },
  ['restartPolicy', 'containers'],
);
const JOB = object(
  {
    apiVersion: { type: 'string', enum: ['batch/v1'] },
    kind: { type: 'string', enum: ['Job'] },
    metadata: object({ name: NAME }, ['name']),
    spec: object(
      {
        completionMode: { type: 'string', enum: ['Indexed', 'NonIndexed'] },
        completions: whole(1),
        parallelism: whole(1),
        backoffLimit: whole(0),
        template: object({ spec: PODS }, ['spec']),
      },
      ['template'],
    ),
  },
  ['apiVersion', 'kind', 'metadata', 'spec'],
);

const yaml = readFileSync('scenarios/studies/schedulers/kubernetes-job.yaml', 'utf8');
const manifest = parse(yaml);

test('the Kubernetes manifest is valid by the schema of a Job', () => {
  expect(mismatches(manifest, JOB)).toEqual([]);
  // A job of indexed pods must say how many.
  expect(manifest.spec).toMatchObject({ completionMode: 'Indexed', completions: expect.any(Number) });
});

test.each([
  ['completionMode', 'completionMod', '.spec.completionMod is not described'],
  ['completions: 4', 'completions: four', '.spec.completions is string, not integer'],
  ['completions: 4', 'completions: 0', '.spec.completions is 0'],
  ['backoffLimit: 8', 'backoffLimit: 8.5', '.spec.backoffLimit is number, not integer'],
  ['restartPolicy: OnFailure', 'restartPolicy: Always', '.spec.template.spec.restartPolicy is Always'],
  ['containers:', 'container:', '.spec.template.spec.containers is missing'],
  ["'2', -o", '2, -o', '.spec.template.spec.containers[0].args[5] is number, not string'],
  ['512Mi', '512Mib', '.spec.template.spec.containers[0].resources.requests.memory is 512Mib'],
  ['readOnly: true', "readOnly: 'true'", '.volumeMounts[0].readOnly is string, not boolean'],
  ['{ claimName: casesim }', '{}', '.volumes[0].persistentVolumeClaim.claimName is missing'],
])('with %s as %s it is not', (part, wrong, says) => {
  expect(yaml).toContain(part);
  expect(mismatches(parse(yaml.replace(part, wrong)), JOB).join('\n')).toContain(says);
});

test('the Kubernetes manifest runs as many shards as it has pods, in volumes that it names', () => {
  const { completions, parallelism, template } = manifest.spec;
  const [container] = template.spec.containers;
  expect(container.args).toContain(`auto/${completions}`);
  expect(parallelism).toBeLessThanOrEqual(completions);
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).toSorted();
  expect(names(container.volumeMounts)).toEqual(names(template.spec.volumes));
  expect(container.volumeMounts).toContainEqual({ name: 'results', mountPath: container.args.at(-1) });
});
