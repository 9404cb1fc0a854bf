export const checkpoint = {
  title: 'Chốt kiểm soát',
};
