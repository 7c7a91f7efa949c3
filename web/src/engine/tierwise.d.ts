// The engine as JavaScript sees it: one function a verb, request text in, answer text out. Given one string, nothing is thrown and the
// answer is always valid JSON; anything but a string is an error of the program, which Embind throws. docs/contract.md says what the fields
// mean. There are two modules: tierwise-estimate has what the page's first view asks for, tierwise has all verbs.

export type EstimateVerb = 'version' | 'classify' | 'defaults' | 'project' | 'benchmarks';
export type Verb = EstimateVerb | 'explain' | 'sensitivity' | 'compare' | 'learn' | 'translate' | 'draws';

type Answering = (request: string) => string;
/** Verbs that may take long also take a function that hears how much is done, 0 to 1; the others take nothing beside the request. */
type Telling = (request: string, progress?: (done: number) => void) => string;
type Functions<Verbs extends Verb> = { [V in Verbs]: V extends 'project' | 'sensitivity' | 'compare' ? Telling : Answering };
export type TierwiseModule = Functions<EstimateVerb> & Partial<Functions<Exclude<Verb, EstimateVerb>>>;

export interface ModuleOptions {
  /** Where the .wasm file is. */
  locateFile?: (file: string) => string;
  /** The .wasm file itself, for hosts that cannot fetch. */
  wasmBinary?: ArrayBuffer | Uint8Array;
}
export default function createTierwise(options?: ModuleOptions): Promise<TierwiseModule>;

export interface Spread { low: number; mid: number; high: number }
/** One number is certain; three are P5, P50 and P95. */
export type Range = number | Spread;

export interface EngineError {
  code: 'syntax' | 'unsupportedSchema' | 'unknownVerb' | 'unknownField' | 'missing' | 'wrongType' | 'unknownValue' | 'outOfRange' | 'reversedRange' | 'emptyList' | 'inconsistent' | 'tooLarge' | 'internal';
  path: string;
  message: string;
  /** Of an unknown name: the known one nearest to it. */
  nearest?: string;
  /** Of creators times draws that are too many: what fits. */
  creators?: number; draws?: number;
  /** Of a text that is not JSON: where, from 1, in characters. */
  line?: number; column?: number;
}
export interface Refusal { ok: false; schema: string; errors: EngineError[] }
/** What every answer begins with; the schema names its kind and version. */
interface Answer { ok: true; schema: string }
export interface Warning { code: string; path: string; message: string }

export interface Boost { spend?: number; cpm?: number; accessFee?: number }
export interface Creator {
  name?: string; count?: number; min?: number; max?: number;
  platform: string; format: string; collaboration?: string; followers: number; posts?: number;
  fit?: { values?: number; audience?: number; aesthetics?: number };
  fee?: Range; inMarketShare?: Range; reachRate?: Range; engagementRate?: Range; clickThroughRate?: Range; conversionRate?: Range; responseRate?: Range;
  delivery?: number; commission?: number; contentValue?: number; boost?: Boost;
}
/** A scenario holds only what somebody gave; the engine fills the rest. One without schema is taken as of the current one. */
export interface Scenario {
  schema?: string; name?: string; currency?: string; usdRate?: number; niche?: string;
  tierScheme?: string | { name: string; tiers: { id: string; from: number }[] };
  creators: Creator[];
  product?: Record<string, Range | string>; measurement?: Record<string, Range | string>; audience?: Record<string, Range>; costs?: Record<string, Range>;
  shock?: { reach?: Range }; target?: { metric?: string; value?: number; confidence?: number }; budget?: number;
  simulation?: { draws?: number; seed?: number; commonShare?: number; luck?: boolean };
}

export interface Filled {
  path: string; value: Range | string | boolean; spread?: Spread;
  /** Ids in the source list; ["contract"] for a default that is a convention and no benchmark. */
  sources: string[]; grade?: string | null; note?: string;
}
export interface Defaults extends Answer { scenario: Scenario; filled: Filled[]; warnings: Warning[] }

export interface Classification extends Answer {
  tier: string; position: number | null; next: { id: string; from: number; distance: number } | null; schemes: Record<string, string>;
}

/** Which engine, model and published figures answer here. */
export interface Version extends Answer { engineVersion: string; modelVersion: string; benchmarkEdition: string; benchmarkSha256: string }

interface Figures { mean: number; sd: number; p5: number; p25: number; p50: number; p75: number; p95: number }
/** No error of p5, p95 and the worst 5 % is known below 2,048 draws. */
export interface Statistics extends Figures { standardError: Omit<Figures, 'p5' | 'p95'> & { p5: number | null; p95: number | null } }
/** Figures of the return; one is null where it does not exist, as where every world costs nothing. */
type MaybeFigures = { [Name in keyof Figures]: number | null };
export type ReturnStatistics = MaybeFigures & { standardError: MaybeFigures };
interface AtConfidence { evenOdds: number | null; confident: number | null; target: number | null }
export interface Confidence extends AtConfidence { standardError: AtConfidence }
interface Chances { profit: number; target: number }
export interface Simulated {
  reach: Statistics; clicks: Statistics; trackedOrders: Statistics; incrementalOrders: Statistics;
  cost: Statistics; contribution: Statistics; profit: Statistics; roi: ReturnStatistics;
  probability: Chances & { standardError: Chances };
  worstFivePercentMean: number; standardError: { worstFivePercentMean: number | null };
  /** Return in 50 equally likely worlds; null where every world costs nothing. */
  dots: (number | null)[];
  neededOrdersPerThousand: Confidence; walkAwayFeeMultiplier: Confidence;
}
export interface Typical {
  reach: number; impressions: number; fees: number; cost: number; contribution: number; profit: number; roi: number | null;
  ordersPerThousandReached: number | null; incrementalOrders: number;
  costBreakdown: Record<string, number>; ladder: Record<string, number | null>;
  [quantity: string]: unknown;
}
export interface Projection extends Answer {
  stamp: string; typical: Typical; simulated: Simulated;
  breakEven: { orderRateMultiplier: number | null; ordersPerThousandReached: number | null; averageOrderValue: number | null; incrementality: number | null; feeMultiplier: number | null };
  creators: { tier: string; effectiveReach: number; walkAwayFee?: number | null; [quantity: string]: unknown }[];
  warnings: Warning[];
}

/** How a figure came about, step by step from the inputs. */
export interface Explanation extends Answer {
  stamp: string; metric: string; unit: string; value: number | null;
  steps: { name: string; unit: string; formula: string; with: string; value: number | null }[];
  /** Those of the projection: why a figure does not exist. */
  warnings: Warning[];
}

/** Which inputs move the profit, and what it would be worth to know them. Lists begin with what matters most. */
export interface Sensitivity extends Answer {
  stamp: string;
  /** Draws behind sobol, evpi and evppi: those asked for, halved until the work is bounded. */
  draws: number;
  typicalProfit: number;
  /** One input at its P5 and P95, all others typical: where it stands, what the profit is then, and how far apart. */
  tornado: { path: string; input: { low: number; high: number }; profit: { low: number; high: number }; span: number }[];
  /** Shares of the profit's variance; null where it has none. `creators.own` is what each creator has alone. */
  sobol: { path: string; first: number | null; total: number | null; standardError: { first: number | null; total: number | null } }[];
  /** Money that knowing everything, or one input, would save in the mean over the better of doing it and doing nothing. */
  evpi: number; standardError: { evpi: number | null }; evppi: { path: string; value: number; standardError: number | null }[];
  /** The same money spread over more and smaller creators of the first line's kind, each row on so many draws. */
  spreadDraws: number;
  spread: {
    creators: number; followers: number; probability: { profit: number; standardError: { profit: number | null } };
    profit: { p5: number; p50: number; p95: number; standardError: { p5: number | null; p50: number | null; p95: number | null } };
  }[];
}

/** B minus A in the same worlds; a and b are places in the list of scenarios, a < b. */
export interface Pair {
  a: number; b: number; chanceBBeatsA: number; standardError: { chanceBBeatsA: number };
  difference: Statistics; dots: number[];
}
/** Two to six scenarios in the same worlds. best: the place of the highest expected profit; null where doing nothing earns as much. */
export interface Compared extends Answer {
  scenarios: { name: string; stamp: string; cost: Statistics; profit: Statistics; roi: ReturnStatistics; probability: { profit: number; standardError: { profit: number } } }[];
  pairs: Pair[]; best: number | null; evpi: number; standardError: { evpi: number };
}

/** What a past campaign taught: the request's scenario with the learned ranges put in, which they are, and each count beside what was expected. */
export interface Learning extends Answer {
  scenario: Scenario; learned: { path: string; prior: Range; posterior: Range }[]; kept: { path: string; code: 'certain' | 'noExposure' | 'beyondExposure' }[];
  actual: { observation: number; count: string; actual: number; projected: number | null; ratio: number | null; chance: number | null }[];
}

/** The plan under published rules that are not money, and beside what others saw. */
export interface RuleTerm { quantity: string; platform?: string; amount: number | null; per: number; rate: Range; scale?: { by: string; over: number; least: number; most: number } }
export interface TranslatedRule {
  id: string; title: string; formula: string;
  /** Null where the model does not count what the rule needs; `missing` names it, `reason` says it in English. */
  value: Range | null; reason: string | null; missing: string[];
  terms: RuleTerm[]; sources: string[]; grade: string; note: string;
}
export interface PlausibilityCheck { id: string; path: string; value: number | null; low: number; high: number; unit: string; sources: string[]; grade: string; inside: boolean | null }
export interface Translation extends Answer { stamp: string; quantities: Record<string, number>; emv: TranslatedRule[]; rates: TranslatedRule[]; plausibility: PlausibilityCheck[] }

/** The simulated worlds themselves: a list an outcome, place j being world j in all of them; null where a figure does not exist. */
export interface Draws extends Answer { stamp: string; outcomes: Record<string, (number | null)[]> }

/** One piece of published evidence on orders per 1,000 people reached. */
export interface OrderEvidence { ordersPerThousandReached: number; publisher: string; counts: 'tracked' | 'all' | 'assumed'; sources: string[] }
export interface TierScheme { name: string; tiers: { id: string; from: number }[] }
/** A published figure for the lines that its platform, format and niche name; one that is left out holds for all. */
interface Published { field: string; kind: 'positive' | 'proportion'; platform?: string; format?: string; niche?: string; grade: string; note: string; sources: string[] }
/** The published figures that defaults are made of; the rules that `translate` prices a plan with come with its answer. */
export interface Benchmarks extends Answer {
  edition: string; sha256: string; currency: string; tierSchemes: TierScheme[];
  curves: (Published & { points: (Spread & { followers: number })[] })[]; values: (Published & { value: Range })[];
  collaborations: { id: string; clickThrough: number; conversion: number; fee: number; engagement: number; delivery: number; grade: string; note: string; sources: string[] }[];
  events: { id: string; word: string; zero: string[] }[]; shocks: { id: string; value: number; note: string; sources: string[] }[];
  orderEvidence: OrderEvidence[];
}

/** A record of the source list that travels beside the engine. */
export interface Source {
  id: string; publisher: string; title: string; url: string | null; year: number | null; sample: string | null; grade: string;
  figure?: { metric: string; low: number | null; mid: number | null; high: number | null; unit: string; statistic?: string };
}
