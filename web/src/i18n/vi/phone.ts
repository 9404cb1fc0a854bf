export const phone = {
  title: 'Sổ tay của tổ',
};
