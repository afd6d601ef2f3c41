"""What the test run says at its end, also when all is well."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no test needs a screen; one that wants it says so

FIGURES = "figures"
"""Under this name a test hands over, with `record_property`, a line of figures for the end of the run."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, ())]
    lines = [str(value) for report in reports for name, value in report.user_properties if name == FIGURES]
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(line)
