"""What can be done about a finding: mend it, mend all of its kind, let it be with a reason, switch its rule off."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.bridge import ReportBridge
from desktop.dialogs.prompts import Prompts
from desktop.wanted import KEEP, Wanted, first_way_out, may_keep
from forms.check.findings import SEVERITY_WORDS, Finding
from forms.check.ignored import (
    IGNORED_PATH,
    OFF_PATH,
    Ignored,
    with_ignored,
    with_rule_off,
    with_rule_on,
    without_ignored,
)
from forms.report.answers import Json


class WaysOut(QObject):
    """Each is one undo step. `go` leads to the place of a finding."""

    def __init__(self, bridge: ReportBridge, prompts: Prompts, go: Callable[[Finding], object]) -> None:
        super().__init__()
        self._bridge = bridge
        self._prompts = prompts
        self._go = go

    def take(self, wanted: Wanted) -> None:
        finding = wanted.finding
        if wanted.menu_at is not None:
            self.menu(finding, wanted.menu_at).popup(
                wanted.menu_at.mapToGlobal(QPoint(0, wanted.menu_at.height()))
            )
        elif finding.fix is not None:
            self.fix(finding)
        elif first_way_out(finding):
            self.keep(finding)
        else:
            self._go(finding)

    # -------------------------------------------------------------- mending

    def fix(self, finding: Finding) -> None:
        now = self._as_it_is_now(finding)
        if now is not None and now.fix is not None:
            self._edit({now.fix.path: now.fix.value}, now.fix.label)

    def of_kind(self, finding: Finding) -> list[Finding]:
        """Those that 全部改 mends along with it."""
        return [f for f in self._bridge.shown_findings() if f.rule == finding.rule and f.fix is not None]

    def fix_all(self, finding: Finding) -> None:
        self._bridge.check_now()
        found = self.of_kind(finding)
        from forms.check.fix_all import fixed_answers  # with the rules of the wording

        made = fixed_answers(self._bridge.form, self._bridge.answers, found)
        self._edit(made, f"全部改 {len(found)} 处")

    # -------------------------------------------------------------- letting be

    def keep(self, finding: Finding) -> None:
        """Asks for the reason; without one nothing is kept."""
        reason = self._prompts.text(KEEP, f"{finding.message}\n这里不改的理由：", "")
        if reason:
            self._edit({IGNORED_PATH: with_ignored(self._bridge.answers, finding, reason)}, "保留一处")

    def take_back(self, place: Ignored) -> None:
        self._edit({IGNORED_PATH: without_ignored(self._bridge.answers, place) or None}, "取消保留")

    def switch_off(self, rule: str) -> None:
        self._edit({OFF_PATH: with_rule_off(self._bridge.answers, rule)}, f"停用规则 {rule}")

    def switch_on(self, rule: str) -> None:
        self._edit({OFF_PATH: with_rule_on(self._bridge.answers, rule) or None}, f"恢复规则 {rule}")

    # -------------------------------------------------------------- the menu

    def menu(self, finding: Finding, parent: QWidget) -> QMenu:
        """All ways out; it deletes itself when closed."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu, finding)
        return menu

    def fill(self, menu: QMenu, finding: Finding) -> None:
        """At the head of `menu`, before what it holds already."""
        held = menu.actions()
        head = menu.addAction(f"{SEVERITY_WORDS[finding.severity]}：{finding.message}".replace("&", "&&"))
        head.setEnabled(False)
        deeds: list[tuple[str, Callable[[], object]]] = []
        if finding.fix is not None:
            deeds.append((finding.fix.label, lambda: self.fix(finding)))
            if (count := len(self.of_kind(finding))) > 1:
                deeds.append((f"全部改（{count} 处）", lambda: self.fix_all(finding)))
        else:
            deeds.append(("去改", lambda: self._go(finding)))
        if may_keep(finding):
            deeds.append((f"{KEEP}…", lambda: self.keep(finding)))
            deeds.append((f"停用这条规则（{finding.rule}）", lambda: self.switch_off(finding.rule)))
        for words, deed in deeds:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, deed=deed: deed())
        if held:
            menu.addSeparator()
            for action in held:
                menu.removeAction(action)
                menu.addAction(action)

    # -------------------------------------------------------------- own part

    def _as_it_is_now(self, finding: Finding) -> Finding | None:
        """Typing may have gone on since the last check: its old fix would take that back."""
        self._bridge.check_now()
        same = [
            f
            for f in self._bridge.state.findings
            if (f.rule, f.path, f.message, f.excerpt)
            == (finding.rule, finding.path, finding.message, finding.excerpt)
        ]
        return min(same, key=lambda f: abs(f.start - finding.start), default=None)

    def _edit(self, values: Mapping[str, Json | None], words: str) -> None:
        self._bridge.edit(values, words)
        self._bridge.check_now()
