/** Steps so small that a county's tasks take many. */
export const small = { tasks: 5, units: 2 };
