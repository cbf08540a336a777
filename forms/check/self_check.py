"""自检报告: every rule that was run and its result, what was accepted and why, and on what. As JSON it can be made
again elsewhere and compared; as a Manuscript it is printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from forms.check.catalogue import catalogue
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.check.ignored import Ignored, Sifted, off_rules
from forms.check.report_wording import rules_of
from forms.definition.form import Form
from forms.manuscript.model import Manuscript, Paragraph, Run
from forms.manuscript.speak import Speaker
from forms.report.answers import Answers
from forms.report.lvze import encode

FORMAT = 1


@dataclass(frozen=True, slots=True)
class RuleResult:
    """`result`: 通过, N处, 停用 or 保留N处 — for people; `found` and `accepted` count findings."""

    id: str
    what: str
    found: int
    accepted: int
    off: bool

    @property
    def result(self) -> str:
        if self.off:
            return "停用"
        words = [f"{self.found}处"] if self.found else []
        words += [f"保留{self.accepted}处"] if self.accepted else []
        return "、".join(words) or "通过"


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """`report_sha256` is of the report's .lvze bytes without history, `exported` (name, sha256) of the Word file."""

    form: str
    year: int
    title: str
    program: str
    packs: tuple[tuple[str, str], ...]
    report_sha256: str
    exported: tuple[str, str] | None
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Ignored], ...]

    def as_json(self) -> dict[str, Any]:
        exported = self.exported and {"name": self.exported[0], "sha256": self.exported[1]}
        return {
            "format": FORMAT,
            "form": self.form,
            "year": self.year,
            "title": self.title,
            "program": self.program,
            "packs": [{"id": name, "version": version} for name, version in self.packs],
            "report_sha256": self.report_sha256,
            "exported": exported,
            "rules": [{"id": rule.id, "what": rule.what, "result": rule.result} for rule in self.rules],
            "findings": [finding.as_json() for finding in self.findings],
            "accepted": [finding.as_json() | {"reason": place.reason} for finding, place in self.accepted],
        }

    def manuscript(self) -> Manuscript:
        """The printed form: conclusion, what stands, what was accepted, every rule with its result."""
        counts = "、".join(
            f"{sum(f.severity == severity for f in self.findings)}处{word}"
            for severity, word in SEVERITY_WORDS.items()
        )
        summary = (
            f"报告《{self.title}》共运行规则{len(self.rules)}条，现有{counts}，保留{len(self.accepted)}处。"
        )
        packs = "、".join(f"{name} {version}" for name, version in self.packs)
        conclusion = [summary, f"程序版本{self.program}；规则包{packs}。"]
        conclusion.append(f"报告数据摘要（SHA-256）：{self.report_sha256}。")
        if self.exported is not None:
            conclusion.append(f"导出文件“{self.exported[0]}”摘要（SHA-256）：{self.exported[1]}。")
        parts = [
            ("一、结论", conclusion),
            ("二、现有问题", _numbered(_stated(f) for f in self.findings)),
            (
                "三、保留的问题和理由",
                _numbered(f"{_stated(f)}理由：{place.reason}" for f, place in self.accepted),
            ),
            ("四、逐条结果", [f"{rule.id}　{rule.what}：{rule.result}" for rule in self.rules]),
        ]
        paragraphs = [Paragraph("title", (Run(f"{self.year}年度报告自检情况"),))]
        for heading, texts in parts:
            paragraphs.append(Paragraph("heading1", (Run(heading),)))
            paragraphs.extend(Paragraph("body", (Run(text),)) for text in texts)
        return Manuscript(tuple(paragraphs), self.year)


def _stated(finding: Finding) -> str:
    excerpt = f"“{finding.excerpt}”：" if finding.excerpt else ""
    return f"{SEVERITY_WORDS[finding.severity]}（{finding.rule}）{excerpt}{finding.message}。".replace(
        "。。", "。"
    )


def _numbered(texts: Iterable[str]) -> list[str]:
    return [f"{number}.{text}" for number, text in enumerate(texts, 1)] or ["无。"]


def self_check(
    form: Form,
    answers: Answers,
    result: Sifted,
    *,
    program: str,
    exported: tuple[str, str] | None = None,
) -> SelfCheck:
    """The self-check of `answers`, whose findings are `result`; `program` is the program's version."""
    speaker = Speaker(form, answers)
    off = off_rules(answers)
    findings: Sequence[Finding] = result.kept
    rules = tuple(
        RuleResult(
            entry.id,
            entry.what,
            sum(finding.rule == entry.id for finding in findings),
            sum(finding.rule == entry.id for finding, _ in result.ignored),
            entry.id in off,
        )
        for entry in catalogue(form)
    )
    return SelfCheck(
        form.id,
        speaker.year or 0,
        speaker.render("{basic.title}", "basic"),
        program,
        tuple((pack.id, pack.version) for pack in rules_of(form).packs),
        sha256(encode(form.id, speaker.year or 1, answers)).hexdigest(),
        exported,
        rules,
        tuple(findings),
        result.ignored,
    )
