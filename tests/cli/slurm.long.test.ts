import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { emptyFolder, shell } from './casesim.js';

const MUNGE = 'munged';
const DAEMONS = ['slurmctld', 'slurmd', MUNGE] as const;

/** What keeps the array from being run on a real Slurm here; null where nothing does. */
function missing(): string | null {
  const programs = ['sbatch', ...DAEMONS].filter((name) => !isInstalled(name));
  if (programs.length > 0) return `without ${programs.join(', ')} (Debian's slurm-wlm and munge)`;
  return userInfo().uid === 0 ? null : 'as slurmd has to run as root';
}

function isInstalled(program: string): boolean {
  return ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'].some((folder) =>
    existsSync(join(folder, program)),
  );
}

const reason = missing();
const folder = emptyFolder();
const at = (name: string) => join(folder, name);

afterAll(async () => {
  const files = DAEMONS.map((daemon) => at(`${daemon}.pid`)).filter((file) => existsSync(file));
  const daemons = files.map((file) => Number(readFileSync(file, 'utf8')));
  for (const pid of daemons) process.kill(pid);
  // They write in the folder until they end, and it is removed after this.
  await vi.waitFor(() => expect(daemons.filter(isRunning)).toEqual([]), { timeout: 30_000, interval: 100 });
}, 40_000);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** One node that says it has as many processors as the array asks for, on ports of its own, all in one folder. */
const CONFIGURATION = `ClusterName=casesim
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${at('munge.socket')}
CredType=cred/munge
SlurmctldPort=26817
SlurmdPort=26818
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('slurmctld.pid')}
SlurmdPidFile=${at('slurmd.pid')}
SlurmctldLogFile=${at('slurmctld.log')}
SlurmdLogFile=${at('slurmd.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
NodeName=${hostname()} NodeAddr=127.0.0.1 CPUs=16 RealMemory=16000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;

function startCluster(): void {
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o400 });
  writeFileSync(at('slurm.conf'), CONFIGURATION);
  const munge = [
    `--socket=${at('munge.socket')}`,
    `--key-file=${at('munge.key')}`,
    ...['log', 'pid', 'seed'].map((kind) => `--${kind}-file=${at(`munged.${kind}`)}`),
  ];
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, SLURM_CONF: at('slurm.conf') };
  execFileSync(MUNGE, ['--force', ...munge], { env, stdio: 'ignore' });
  for (const daemon of ['slurmctld', 'slurmd']) execFileSync(daemon, ['-c'], { env, stdio: 'ignore' });
}

test.skipIf(reason !== null)(
  `the array for Slurm gives on a real Slurm of one node the bytes of one run${reason === null ? '' : `: not tried ${reason}`}`,
  async () => {
    startCluster();
    const script = resolve('scenarios/studies/schedulers/slurm-array.sh');
    const within = { cwd: folder, env: { SLURM_CONF: at('slurm.conf') } };
    const array = await shell(`sbatch --wait ${script} eleven-pdus parts 3500`, within);
    const told = [1, 2, 3, 4].map((task) => at(`slurm-1_${task}.out`)).filter((file) => existsSync(file));
    expect(array.code, [array.stderr, ...told.map((file) => readFileSync(file, 'utf8'))].join('\n')).toBe(0);
    told.forEach((file, index) => {
      expect(readFileSync(file, 'utf8')).toContain(`Shard ${index + 1} of 4 has 1 of its 1 block in parts.`);
    });
    const merged = await shell('casesim merge parts --json', within);
    const whole = await shell('casesim study eleven-pdus --replicates 3500 --json', within);
    expect([told.length, merged.code, whole.code]).toEqual([4, 0, 0]);
    expect(merged.stdout).toBe(whole.stdout);
  },
);
