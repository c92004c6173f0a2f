import { draftExtFields, type MainExtField } from '../../shared/domain/extension-fields.ts';
import type { Invoice } from '../../shared/domain/invoice.ts';

/** What the fields of `MainExt` are called on the face. */
export const extFieldLabels: Readonly<Record<MainExtField, string>> = {
  BusinessNumber: '业务流水号',
  BusinessDate: '业务日期',
  Gender: '性别',
  Age: '年龄',
  Address: '地址',
  School: '学校',
  Faculty: '院系',
  Major: '专业',
  Classes: '班级',
  StudentID: '学号',
  MedicalType: '就医类型',
  PatientNumber: '门诊号',
  MedicalDate: '就诊日期',
  OrgType: '医疗机构类型',
  MedicalInsuranceType: '医保类型',
  MedicalInsuranceID: '医保编号',
  FundPayAmount: '医保统筹基金支付',
  OtherPayAmount: '其他支付',
  AccountPayAmount: '个人账户支付',
  OwnPayAmount: '个人现金支付',
  SelfpaymentAmount: '个人自付',
  SelfpaymentCost: '个人自费',
  CaseNumber: '病历号',
  HospitalizationNumber: '住院号',
  DepartmentName: '住院科别',
  InHospitalDate: '入院日期',
  OutHospitalDate: '出院日期',
  PrepayAmount: '预缴金额',
  RechargeAmount: '补缴金额',
  RefundAmount: '退费金额',
  RelatedInvoiceCode: '原票据代码',
  RelatedInvoiceNumber: '原票据号码',
  PayCode: '缴款码',
};

/** 其他信息 as it stands on the face: `业务流水号：… 缴款码：…`, in the order of the vocabulary. */
export function otherInformation({ draft, related }: Pick<Invoice, 'draft' | 'related'>): string {
  const entries: readonly (readonly [label: string, value: string | undefined])[] = [
    [extFieldLabels.RelatedInvoiceCode, related?.code],
    [extFieldLabels.RelatedInvoiceNumber, related?.number],
    [extFieldLabels.BusinessNumber, draft.businessNumber],
    ...draftExtFields.map(name => [extFieldLabels[name], draft.ext[name]] as const),
    ['收款方式', draft.payMode],
  ];
  return entries.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${value}`])).join('　');
}
