"""What readers call the words of the schema, in Chinese and English."""

from __future__ import annotations

from enum import Enum

from generator.problems import Both
from generator.records.area import AreaKind, PartyKind
from generator.records.center import CenterKind, CenterLevel, CenterStatus
from generator.records.circle import Pace
from generator.records.feedback import FeedbackWay
from generator.records.organization import OrganizationKind
from generator.records.places import AccessibilityFeature, Accuracy, Datum, PhoneKind
from generator.records.schedule import HolidayRule, MakeupRule, ScheduleKind
from generator.records.walking import GatedRule

LABELS: dict[Enum, Both] = {
    AreaKind.DISTRICT: Both("区县", "District"),
    AreaKind.STREET: Both("街道", "Street"),
    AreaKind.TOWN: Both("镇", "Town"),
    AreaKind.COMMUNITY: Both("社区", "Community"),
    AreaKind.VILLAGE: Both("村", "Village"),
    AreaKind.ESTATE: Both("小区", "Estate"),
    AreaKind.GRID: Both("网格", "Grid"),
    AreaKind.BUILDING: Both("楼栋", "Building"),
    PartyKind.PARTY_ORGANIZATION: Both("党组织", "Party organization"),
    PartyKind.RESIDENTS_COMMITTEE: Both("居委会", "Residents' committee"),
    PartyKind.OWNERS_COMMITTEE: Both("业委会", "Owners' committee"),
    PartyKind.PROPERTY_COMPANY: Both("物业公司", "Property company"),
    CenterLevel.DISTRICT: Both("区级", "District level"),
    CenterLevel.STREET: Both("街道级", "Street level"),
    CenterLevel.COMMUNITY: Both("社区级", "Community level"),
    CenterLevel.ESTATE: Both("小区级", "Estate level"),
    CenterKind.SERVICE_CENTER: Both("服务中心", "Service center"),
    CenterKind.LIBRARY: Both("图书馆", "Library"),
    CenterKind.RIDER_STATION: Both("骑手驿站", "Riders' station"),
    CenterKind.CLINIC: Both("社康中心", "Clinic"),
    CenterKind.CANTEEN: Both("长者饭堂", "Seniors' canteen"),
    CenterKind.ELDERLY_CENTER: Both("长者中心", "Senior center"),
    CenterKind.SOCIAL_WORK_STATION: Both("社工站", "Social work station"),
    CenterKind.CHILDREN_HOME: Both("儿童之家", "Children's center"),
    CenterKind.PARLOR: Both("街坊客厅", "Neighbors' parlor"),
    CenterKind.ENTERPRISE_STATION: Both("企业服务站", "Business station"),
    CenterKind.OTHER: Both("其他场所", "Other place"),
    CenterStatus.ACTIVE: Both("使用中", "In use"),
    CenterStatus.TEMPORARILY_CLOSED: Both("暂停开放", "Temporarily closed"),
    CenterStatus.DEFUNCT: Both("已撤销", "No longer there"),
    OrganizationKind.COMMUNITY: Both("社区", "Community"),
    OrganizationKind.SOCIAL_ORGANIZATION: Both("社会组织", "Social organization"),
    OrganizationKind.SOCIAL_WORK: Both("社会工作者", "Social workers"),
    OrganizationKind.VOLUNTEERS: Both("社区志愿者", "Volunteers"),
    OrganizationKind.CHARITY: Both("社会慈善资源", "Charity"),
    OrganizationKind.GOVERNMENT: Both("政府部门", "Government"),
    OrganizationKind.PARTY: Both("党组织", "Party organization"),
    OrganizationKind.PROPERTY: Both("物业公司", "Property company"),
    OrganizationKind.MEDICAL: Both("医疗机构", "Medical institution"),
    OrganizationKind.ENTERPRISE: Both("企业", "Enterprise"),
    OrganizationKind.OTHER: Both("其他机构", "Other"),
    PhoneKind.OFFICE: Both("办公电话", "Office"),
    PhoneKind.DUTY: Both("值班电话", "On duty"),
    PhoneKind.HOTLINE: Both("热线", "Hotline"),
    PhoneKind.EMERGENCY: Both("紧急电话", "Emergency"),
    PhoneKind.PUBLIC_MOBILE: Both("公务手机", "Official mobile"),
    AccessibilityFeature.STEP_FREE: Both("无台阶", "Step-free entrance"),
    AccessibilityFeature.RAMP: Both("坡道", "Ramp"),
    AccessibilityFeature.LIFT: Both("电梯", "Elevator"),
    AccessibilityFeature.WHEELCHAIR: Both("可借轮椅", "Wheelchairs to borrow"),
    AccessibilityFeature.ACCESSIBLE_TOILET: Both("无障碍厕所", "Accessible toilet"),
    AccessibilityFeature.TACTILE_PAVING: Both("盲道", "Tactile paving"),
    AccessibilityFeature.HEARING_LOOP: Both("助听设备", "Hearing loop"),
    AccessibilityFeature.SIGN_LANGUAGE: Both("手语", "Sign language"),
    AccessibilityFeature.LARGE_PRINT: Both("大字版材料", "Large print"),
    AccessibilityFeature.READING_GLASSES: Both("老花镜", "Reading glasses"),
    AccessibilityFeature.NURSING_ROOM: Both("母婴室", "Nursing room"),
    AccessibilityFeature.PARKING: Both("无障碍车位", "Accessible parking"),
    AccessibilityFeature.AED: Both("自动体外除颤器", "AED"),
    Pace.STANDARD: Both("普通步速", "Standard pace"),
    Pace.SLOW: Both("慢行", "Slow pace"),
    Pace.BRISK: Both("快走", "Brisk pace"),
    GatedRule.PERMEABLE: Both("可以穿过", "May be walked through"),
    GatedRule.CLOSED: Both("不能穿过", "May not be walked through"),
    Accuracy.ENTRANCE: Both("门口", "Entrance"),
    Accuracy.BUILDING: Both("楼", "Building"),
    Accuracy.STREET: Both("路段", "Street"),
    Accuracy.AREA: Both("大致范围", "Area"),
    Datum.WGS84: Both("WGS84", "WGS84"),
    Datum.GCJ02: Both("GCJ-02（高德、腾讯）", "GCJ-02 (Amap, Tencent)"),
    Datum.BD09: Both("BD-09（百度）", "BD-09 (Baidu)"),
    HolidayRule.CLOSED: Both("关门", "Closed"),
    HolidayRule.AS_USUAL: Both("照常", "As usual"),
    HolidayRule.UNKNOWN: Both("以现场公告为准", "See the notice at the door"),
    MakeupRule.AS_WEEKDAY: Both("按工作日开放", "As on a weekday"),
    MakeupRule.AS_USUAL: Both("按当天星期开放", "As on that day of the week"),
    MakeupRule.CLOSED: Both("关门", "Closed"),
    FeedbackWay.FORM: Both("填一张表", "Fill in a form"),
    FeedbackWay.EMAIL: Both("发邮件", "Send an e-mail"),
    FeedbackWay.ISSUES: Both("写到仓库里", "Write to the repository"),
    FeedbackWay.EDIT: Both("看原文，直接改", "See the source and edit it"),
    ScheduleKind.REGULAR: Both("有固定时间", "Regular hours"),
    ScheduleKind.BY_APPOINTMENT: Both("需预约", "By appointment"),
    ScheduleKind.UNKNOWN: Both("时间未知", "Hours unknown"),
}


def label(word: Enum) -> str:
    """The Chinese word on the pages."""
    return LABELS[word].zh
