export const office = {
  title: 'Bàn làm việc của phường',
};
