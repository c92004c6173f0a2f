/**
 * Children of `MainExt` in the order the national vocabulary writes them. `BusinessNumber`, `RelatedInvoiceCode`
 * and `RelatedInvoiceNumber` are written by the desk itself; the rest may stand in a draft's `ext`.
 */
export const mainExtOrder = [
  'BusinessNumber',
  'BusinessDate',
  'Gender',
  'Age',
  'Address',
  'School',
  'Faculty',
  'Major',
  'Classes',
  'StudentID',
  'MedicalType',
  'PatientNumber',
  'MedicalDate',
  'OrgType',
  'MedicalInsuranceType',
  'MedicalInsuranceID',
  'FundPayAmount',
  'OtherPayAmount',
  'AccountPayAmount',
  'OwnPayAmount',
  'SelfpaymentAmount',
  'SelfpaymentCost',
  'CaseNumber',
  'HospitalizationNumber',
  'DepartmentName',
  'InHospitalDate',
  'OutHospitalDate',
  'PrepayAmount',
  'RechargeAmount',
  'RefundAmount',
  'RelatedInvoiceCode',
  'RelatedInvoiceNumber',
  'PayCode',
] as const;

export type MainExtField = (typeof mainExtOrder)[number];

const ownFields: readonly string[] = ['BusinessNumber', 'RelatedInvoiceCode', 'RelatedInvoiceNumber'];

/** The fields a draft may carry in `ext`. */
export const draftExtFields: readonly MainExtField[] = mainExtOrder.filter(name => !ownFields.includes(name));

/** Those of them that are amounts in yuan. */
export const amountExtFields: readonly MainExtField[] = mainExtOrder.filter(
  name => name.endsWith('Amount') || name === 'SelfpaymentCost',
);

/** What the fields of `MainExt` are called on the face and in the form. */
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
