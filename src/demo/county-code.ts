/** The code of the demonstration county, which stands in no table of China's counties. */
export const demoCountyCode = '519901';
