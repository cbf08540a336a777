"""Pictures of the past: last year beside this year, the time line of versions, a report that another window has."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from forms.definition.loader import load_example
from forms.manuscript.carry import Carry
from forms.report.reckoning import measure_told, problem_told

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

NOW = datetime(2026, 11, 24, 4, 31, tzinfo=UTC)


class PastPictures:
    """`take` keeps a picture of the window under a name."""

    def __init__(self, window: "MainWindow", take: Callable[[str], None]) -> None:
        self._window = window
        self._take = take

    def last_year(self) -> None:
        """A report that starts from the year before."""
        own = (
            "深化思想引领，筑牢政治忠诚。我在2025年带头讲党课，深入贯彻中央八项规定精神学习教育见了实效，"
            "带领班子成员到联系点调研，解决了三个长期没有解决的难题。"
        )
        start, shelf = self._window.start, self._window.start.shelf
        form = shelf.form()
        passages = form.section("thought").passages[:2]
        reworded = {f"thought.{passage.id}.text": own for passage in passages}
        answers = dict(load_example()) | {"basic.report_year": "2025", **reworded}
        kind = "履行第一责任人责任情况报告"
        earlier = shelf.store.create("first_responsible", 2025, kind, answers, NOW - timedelta(days=330))
        self._window.show_start()
        start.fill_now()
        which = start.page.new.source.which
        which.setCurrentIndex(which.findData(earlier))
        which.activated.emit(which.currentIndex())
        self._take("start_from_last_year")
        start.page.new.button.click()
        self._take("offered_passages")
        start.create_from(*self._plan_of_offer(earlier))
        desk = self._window.desk
        assert desk is not None
        view, bridge = desk.view, desk.report.bridge
        view.go_section("party_and_business")
        bridge.edit(
            {
                "party_and_business.tax_revenue.current": "88012.5",
                "party_and_business.relief_households": "13200",
            }
        )
        self._take("last_year_figures")
        view.go_section("thought")
        first = f"thought.{passages[0].id}.text"
        bridge.edit({first: str(bridge.answers[first]).replace("三个长期", "五个长期") + "到企业走访九次。"})
        page = view.page("thought")
        page.passages.toggle_last()  # type: ignore[attr-defined]  # a page with prose
        self._take("last_year_passages")
        view.go_section("rectification")
        bridge.edit(problem_told(bridge.answers, 0, state="done"))
        bridge.edit(problem_told(bridge.answers, 2, state="open", note="因人手不足，明年6月底前完成"))
        self._take("last_year_problems")
        view.go_section("measures_lead")
        bridge.edit(measure_told(bridge.answers, 0, "done"))
        bridge.edit(measure_told(bridge.answers, 1, "open"))
        self._take("last_year_measures")

    def _plan_of_offer(self, earlier: int) -> "tuple[Carry, list[str], int, str]":
        shelf = self._window.start.shelf
        plan = shelf.plan(shelf.earlier(earlier), 2026)
        return plan, [passage.path for passage in plan.passages], 2026, "first_responsible"

    def history(self) -> None:
        """The time line of a report that was worked on for some days."""
        shelf, kind = self._window.start.shelf, "履行第一责任人责任情况报告"
        begun = NOW - timedelta(days=8)
        report_id = shelf.store.create("first_responsible", 2026, kind, dict(load_example()), begun)
        self._window.open_report(report_id)
        desk = self._window.desk
        assert desk is not None
        bridge, versions = desk.report.bridge, shelf.store.versions
        path = "party_and_business.tax_revenue.current"
        for days, name, changes in (
            (8, "从2025年度新建", {path: "86000"}),
            (4, "", {"problem_1.example": "全年下沉分局调研3次"}),
            (4, "征求意见稿", {"thought.study_sessions.first_topic": "24"}),
            (1, "", {"basic.addressee": "中共国家税务总局江澜市税务局委员会"}),
            (1, "送审稿", {path: "86412.37", "measure_1.deadline": "6月底前"}),
            (0, "", {"opening.opening.text": "现将一年来履行第一责任人责任情况报告如下。"}),
        ):
            bridge.edit(changes)
            desk.report.keeper.flush()
            at = NOW - timedelta(days=days, minutes=40)
            versions.keep(report_id, "named" if name else "work", at, name)
        bridge.edit(
            {
                path: "86012.37",
                "opening.opening.text": "现将本年度履行第一责任人责任情况向市局党委报告如下，请予审议。",
                "closing.report_date": "2026-12-15",
                "measure_1.heading": "以上率下层层压实责任",
            }
        )
        desk.report.keeper.flush()
        self._window.findChild(QAction, "action:history").trigger()  # type: ignore[union-attr]  # it is there
        self._take("history")
        self._window.findChild(QAction, "action:start").trigger()  # type: ignore[union-attr]  # it is there

    def read_only(self) -> None:
        self._window.held_banner.show_line(
            "这份报告正由 李四@办公室-02 编写（11月24日 08:40 打开），这里只能看。"
        )
        desk = self._window.desk
        assert desk is not None
        desk.view.go_section("thought")
        desk.freeze()
        self._take("read_only")
        self._window.held_banner.hide()

    def files(self) -> None:
        """A file of a report that is here with other content, and the backups."""
        from forms.report.lvze import LvzeDocument

        shelf, kind = self._window.start.shelf, "履行第一责任人责任情况报告"
        report_id = shelf.store.create("first_responsible", 2026, kind, dict(load_example()), NOW)
        self._window.open_report(report_id)
        desk = self._window.desk
        assert desk is not None
        theirs = desk.report.bridge.answers
        for path, value in (
            ("party_and_business.tax_revenue.current", "86512.37"),
            ("measure_1.heading", "以上率下层层压实责任"),
            ("closing.report_date", "2026-12-15"),
        ):
            theirs = theirs.with_value(path, value)
        document = LvzeDocument("first_responsible", 2026, theirs)
        history = self._window.history
        history.show_import(desk.report, document, "收入核算股改过.lvze")
        self._take("import_by_section")
        self._window.show_start()
        for days in (3, 2, 1, 0):
            shelf.store.rename(report_id, f"{kind}{'' if days else ' '}".strip() + "　" * (days % 2))
            shelf.store.backup(NOW - timedelta(days=days, hours=1))
        shelf.store.rename(report_id, kind)
        history.show_backups()
        self._take("backups")
        self._window.show_start()

    def years(self) -> None:
        """The figures of five years at the end of the page 核对与导出."""
        shelf, kind = self._window.start.shelf, "履行第一责任人责任情况报告"
        example = load_example()
        for back in range(4, 0, -1):
            year = 2026 - back
            grown = {
                path: f"{float(str(value)) * (1 - 0.04 * back + 0.05 * (back % 2)):.2f}"
                for path, value in example.items()
                if path.endswith(".current") or path.startswith("party_and_business.relief")
                if str(value).replace(".", "", 1).isdigit()
            }
            answers = (
                example
                | grown
                | {"basic.report_year": str(year), "grassroots.integrity_talks": str(46 - 3 * back)}
            )
            answers = {path: value for path, value in answers.items() if not path.endswith(".previous")}
            shelf.store.create("first_responsible", year, kind, answers, NOW - timedelta(days=365 * back))
        self._window.open_report(shelf.store.create("first_responsible", 2026, kind, example, NOW))
        desk = self._window.desk
        assert desk is not None
        desk.view.go_section("review")
        self._take("review_years_top")
        bar = desk.view.page("review").verticalScrollBar()
        bar.setValue(bar.maximum())
        self._take("review_years")
