"""The fixed lists of the model: parties, domains, resources, methods and aid modes."""

from __future__ import annotations

from enum import IntEnum

from sim.core.text import Text


class Party(IntEnum):
    """The five kinds of actor that work together on a project, in this order everywhere."""

    GOVERNMENT = 0
    ORGANIZATION = 1
    ENTERPRISE = 2
    COMMUNITY = 3
    HOUSEHOLD = 4


class Domain(IntEnum):
    """What a household may need and a project may serve."""

    INDUSTRY = 0
    TRAINING = 1
    HEALTH = 2
    HOUSING = 3
    ECOLOGY = 4
    INFORMATION = 5


class Resource(IntEnum):
    """What a party can put in."""

    FUNDS = 0
    PEOPLE = 1
    TECHNOLOGY = 2
    INFORMATION = 3


class Method(IntEnum):
    """How social workers work."""

    CASEWORK = 0
    GROUP_WORK = 1
    COMMUNITY_WORK = 2


class AidMode(IntEnum):
    """In which of four ways the project's money reaches households."""

    CONSUMPTION = 0
    EMPLOYMENT = 1
    SKILLS = 2
    FUNDS = 3


class AssetChange(IntEnum):
    """How productive assets come and go."""

    BOUGHT = 0
    GIVEN = 1
    KEPT_UP = 2
    WORN = 3
    SOLD = 4
    DESTROYED = 5


class OrganizationKind(IntEnum):
    """The three types of social organisation."""

    FOUNDATION = 0
    ASSOCIATION = 1
    SERVICE_AGENCY = 2


class Skill(IntEnum):
    """What an organisation can do for precise help: its four skills."""

    IDENTIFY = 0
    CONNECT = 1
    ASSESS = 2
    MANAGE = 3


class Source(IntEnum):
    """What an organisation's income comes from."""

    STATE = 0
    DONATIONS = 1
    ENTERPRISE = 2
    SERVICE = 3
    OTHER = 4


class EnterpriseKind(IntEnum):
    """The three types of enterprise."""

    LEADING_FIRM = 0
    COOPERATIVE = 1
    POVERTY_WORKSHOP = 2


LABELS: dict[type[IntEnum], tuple[Text, ...]] = {
    Party: (
        Text("政府", "government"),
        Text("社会组织", "social organisation"),
        Text("企业", "enterprise"),
        Text("社区", "community"),
        Text("农户", "households"),
    ),
    Domain: (
        Text("产业", "industry"),
        Text("教育培训", "education and training"),
        Text("医疗卫生", "health"),
        Text("住房", "housing"),
        Text("生态", "ecology"),
        Text("信息", "information"),
    ),
    Resource: (
        Text("资金", "funds"),
        Text("人力", "people"),
        Text("技术", "technology"),
        Text("信息", "information"),
    ),
    Method: (
        Text("个案工作", "casework"),
        Text("小组工作", "group work"),
        Text("社区工作", "community work"),
    ),
    AidMode: (
        Text("消费扶贫", "consumption aid"),
        Text("就业", "employment aid"),
        Text("技术", "skills aid"),
        Text("资金", "funds aid"),
    ),
    OrganizationKind: (
        Text("基金会", "foundation"),
        Text("社会团体", "association"),
        Text("社会服务机构", "service agency"),
    ),
    EnterpriseKind: (
        Text("龙头企业", "leading firm"),
        Text("合作社", "cooperative"),
        Text("扶贫车间", "poverty-relief workshop"),
    ),
}


def each(kind: type[IntEnum]) -> tuple[tuple[str, Text], ...]:
    """Give the members of a list with their names, for settings declared by member."""
    pairs = zip(kind, LABELS[kind], strict=True)
    return tuple((member.name.lower(), label) for member, label in pairs)
