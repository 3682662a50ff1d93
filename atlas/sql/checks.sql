-- One row per check that was run on this build, the failed ones first.
select
    check_result.check_name,
    check_result.title,
    check_result.passed,
    check_result.failing_rows,
    check_result.examples
from meta.check_result as check_result
order by check_result.passed, check_result.check_name
