import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/**
 * The fields that the manifest may have, of those that the reference of Kubernetes documents for a Job of batch/v1, with
 * what each must be: a misspelt field, which a cluster refuses or ignores, is none of them.
 */
const QUANTITY = /^\d+(m|Mi|Gi)?$/;
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const JOB = {
  apiVersion: /^batch\/v1$/,
  kind: /^Job$/,
  metadata: { name: NAME },
  spec: {
    completionMode: /^(Indexed|NonIndexed)$/,
    completions: /^[1-9]\d*$/,
    parallelism: /^[1-9]\d*$/,
    backoffLimit: /^\d+$/,
    template: {
      spec: {
        restartPolicy: /^(OnFailure|Never)$/,
        containers: [
          {
            name: NAME,
            image: /^[a-z0-9./-]+:[\w.-]+$/,
            workingDir: /^\//,
            command: [/./],
            args: [/./],
            resources: {
              requests: { cpu: QUANTITY, memory: QUANTITY },
              limits: { memory: QUANTITY },
            },
            volumeMounts: [{ name: NAME, mountPath: /^\/[^:]*$/, readOnly: /^(true|false)$/ }],
          },
        ],
        volumes: [{ name: NAME, persistentVolumeClaim: { claimName: NAME } }],
      },
    },
  },
};

/** What of a value its shape does not allow, by path. */
function faults(value: unknown, shape: unknown, path: string): string[] {
  if (shape instanceof RegExp) return shape.test(String(value)) ? [] : [`${path}: ${String(value)}`];
  if (Array.isArray(shape)) {
    if (!Array.isArray(value) || value.length === 0) return [`${path}: not a list`];
    return value.flatMap((item, index) => faults(item, shape[0], `${path}[${index}]`));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: not a mapping`];
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = Object.entries(shape as object).find(([name]) => name === key);
    return known === undefined ? [`${path}.${key}: unknown`] : faults(inner, known[1], `${path}.${key}`);
  });
}

const text = readFileSync('scenarios/studies/schedulers/kubernetes-job.yaml', 'utf8');
const manifest = parse(text);

test('the Kubernetes manifest has only fields of a Job, with values that these take', () => {
  expect(faults(manifest, JOB, 'job')).toEqual([]);
  expect(faults(parse(text.replace('completionMode', 'completionMod')), JOB, 'job')).toEqual([
    'job.spec.completionMod: unknown',
  ]);
  // A job of indexed pods must say how many, and its pods must end.
  const { completionMode, completions, template } = manifest.spec;
  expect([completionMode, typeof completions, template.spec.restartPolicy]).toEqual([
    'Indexed',
    'number',
    'OnFailure',
  ]);
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
