import { draftExtFields, type MainExtField } from '../../../shared/domain/extension-fields.ts';

const payment: readonly MainExtField[] = ['PayCode', 'BusinessDate'];
const education: readonly MainExtField[] = ['StudentID', 'School', 'Faculty', 'Major', 'Classes'];
const patient: readonly MainExtField[] = [
  'Gender',
  'Age',
  'MedicalType',
  'OrgType',
  'MedicalInsuranceType',
  'MedicalInsuranceID',
  'FundPayAmount',
  'AccountPayAmount',
  'OtherPayAmount',
  'OwnPayAmount',
  'SelfpaymentAmount',
  'SelfpaymentCost',
];

const ofKind: Readonly<Record<string, readonly MainExtField[]>> = {
  '0101': [...payment, ...education],
  '0201': [...payment, 'Address'],
  '0501': [...payment, 'Address'],
  '0601': ['PatientNumber', 'MedicalDate', ...patient],
  '0602': [
    'HospitalizationNumber',
    'CaseNumber',
    'DepartmentName',
    'InHospitalDate',
    'OutHospitalDate',
    'PrepayAmount',
    'RechargeAmount',
    'RefundAmount',
    ...patient,
  ],
};

/** 其他信息 that makes sense on a kind, and whatever the form brought along already. */
export function extFieldsOf(kind: string, ext: Readonly<Record<string, string>>): readonly MainExtField[] {
  const usual = ofKind[kind] ?? payment;
  const brought = draftExtFields.filter(name => ext[name] !== undefined && !usual.includes(name));
  return [...usual, ...brought];
}
