"""The peer of bench/linkage.ts: Splink on DuckDB, on the same file, on equal terms or trained by itself. Prints one JSON object."""
import json
import logging
import resource
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
import duckdb  # noqa: E402
import splink  # noqa: E402
import splink.comparison_level_library as levels  # noqa: E402
import splink.comparison_library as comparisons  # noqa: E402
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: E402

mode, csv, settings_file = sys.argv[1:4]
with open(settings_file) as file:
    settings = json.load(file)
columns = list(settings["columns"])
table = duckdb.sql(
    f"""select rec_id as unique_id, {', '.join(f"nullif(trim({c}), '') as {c}" for c in columns)} from read_csv('{csv}', all_varchar=true)"""
).df()


def given(column):
    own = settings["comparisons"][column]
    made = [levels.NullLevel(column)]
    for level, weight in zip(own["levels"], own["weights"]):
        m, u = (0.5, 0.5 / 2**weight) if weight >= 0 else (0.5 * 2**weight, 0.5)
        if level == "exact":
            one = levels.ExactMatchLevel(column)
        elif level == "else":
            one = levels.ElseLevel()
        elif "jaroWinkler" in level:
            one = levels.JaroWinklerLevel(column, level["jaroWinkler"])
        else:
            one = levels.DamerauLevenshteinLevel(column, level["damerauLevenshtein"])
        made.append(one.configure(m_probability=m, u_probability=u))
    return comparisons.CustomComparison(output_column_name=column, comparison_levels=made)


def usual(column, kind):
    if kind in ("given-name", "surname", "address"):
        return comparisons.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)
    if kind == "date":
        return comparisons.DateOfBirthComparison(column, input_is_string=True)
    return comparisons.ExactMatch(column).configure(term_frequency_adjustments=True)


rules = [block_on(*rule) for rule in settings["blocking"]]
began, cpu = time.time(), time.process_time()
linker = Linker(
    DuckDBAPI().register(table),
    SettingsCreator(
        link_type="dedupe_only",
        comparisons=[given(c) for c in columns] if mode == "given" else [usual(c, settings["columns"][c]) for c in columns],
        blocking_rules_to_generate_predictions=rules,
        **({"probability_two_random_records_match": 0.5} if mode == "given" else {}),
    ),
)
if mode != "given":
    linker.training.estimate_probability_two_random_records_match(rules[:3], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("surname", "postcode"), block_on("dob")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
threshold = settings["threshold"] if mode == "given" else 0
trained = time.process_time() - cpu
pairs = linker.inference.predict(threshold_match_weight=threshold)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_weight=threshold).as_pandas_dataframe()
print(
    json.dumps(
        {
            "version": splink.__version__,
            "accepted": len(pairs.as_pandas_dataframe()),
            "cpuSeconds": time.process_time() - cpu,
            "predictCpuSeconds": time.process_time() - cpu - trained,
            "seconds": time.time() - began,
            "peakMemoryMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "clusterOf": dict(zip(clusters.unique_id.tolist(), clusters.cluster_id.tolist())) if mode != "given" else None,
        }
    )
)
