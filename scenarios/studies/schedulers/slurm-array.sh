#!/bin/sh
#SBATCH --job-name=casesim
#SBATCH --array=1-4
#SBATCH --cpus-per-task=8
#SBATCH --mem=2G
#SBATCH --time=01:00:00
#SBATCH --requeue

# Runs one study as a Slurm array: each task runs its share of the blocks into one shared folder.
#
#   RUN=$(sbatch --parsable slurm-array.sh eleven-pdus results 1000000)
#   sbatch --dependency=afterok:"$RUN" --wrap 'casesim merge results'
#
# A task that is killed or requeued goes on from its last finished block when it runs again.

set -eu

STUDY=${1:?name a study}
FOLDER=${2:?name a folder that every task can see}
REPLICATES=${3:-100000}

# `auto` reads SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_MIN and SLURM_ARRAY_TASK_COUNT.
exec ${CASESIM:-casesim} study "$STUDY" --shard auto --replicates "$REPLICATES" \
  --workers "${SLURM_CPUS_PER_TASK:-1}" -o "$FOLDER"
