/** The colours of warnings by law (突发事件应对法 第六十三条), the lowest first. */
export const colours = { blue: '蓝色', yellow: '黄色', orange: '橙色', red: '红色' } as const;

/** A colour of warnings. */
export type Colour = keyof typeof colours;

/** Whether a value is a colour of warnings. */
export const isColour = (value: unknown): value is Colour => typeof value === 'string' && Object.hasOwn(colours, value);
