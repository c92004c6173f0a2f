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
