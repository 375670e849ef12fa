/**
 * The names that public functions know in the objects they are given: a key that is none of them and nearly one of them is
 * a slip, which would otherwise be passed over in silence. To give a function a new field, add its name.
 */
export const ARGUMENT_KEYS: ReadonlySet<string> = new Set(
  `above accuracy against allocation answer arrivals assessed assurance at balance band below both by capacity case cases casesInUnit categories
  checks claim clusters clusterCv clusterSize clusterSizes code coefficient cohort cohortRange cohortSecond complete
  complexity confidence confidences count cut decimals degreesOfFreedom design designEffect deviations df difference
  difficulty direction domain focus pairs draws effect effects either equivalentWithin estimate exact file first firstOnly from
  guaranteed high highest hint icc iccWithin include inspect inspectAt integratedOffenderManagement item kappa
  kind label leaving level levers month location low lowest mandate mappa margin match message method methods mirrored months name names
  needs neither next no noWorseThan of ofSecond ogrs only options participant percent percents pointSets points population
  power practitioners precision prior progress proportion proportions protocol questions ratio reconviction relevant replicates reports
  response reviews risk role rounding scenario second secondOnly seed sensitivity sensitivityChecks servers service shares side signal
  single sizes specificity specificityChecks staffingOf standard standardError startWindow stated stratum take target test
  text tier title to truth unit unitCases unitsInStratum upTo version weeks weight weighted width within wording workers
  yes years overDispersion quotas windows leniency doubleMarked checked leads about addedVariance chanceVariance cuts deviation distance error mean
  question repeats trueVariance winsorising reviewers hits falseAlarms correction reason study byLever costs po pso spo pqip facilitators falseHigh
  falseLow judges share further since stops stopLow stopHigh stage tolerable expected plan rates risks outcome notLike inCohort
  starts dependence levels scores weights scale invited answered silent values units like sampled counts total
  stopped daysPerCase effective interval steps rule missing words double
  guess shown when acrossProgrammes programme suppose courtWork warwickshire all
  look looks p joints joint margins gates overlaps`.split(/\s+/),
);
