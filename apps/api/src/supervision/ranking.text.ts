/** Fewer results than this are shown and not ranked: one task more or less would turn everything over. */
export const fewestRanked = 10;
/** Of the score's hundred points. Ours, to be confirmed by whoever switches ranking on. */
export const shares = { onTime: 60, quality: 20, figures: 20 } as const;

/** How results are scored, for people. */
export const rankingRule = `按期办结率占${shares.onTime}分；质量占${shares.quality}分（每项平均退回次数，满一次为零分）；指标达标率占${shares.figures}分，没有指标的按前两项折算。只计已办结、已终止和已逾期的事项；待审核、退办、中止、他方障碍和节假日不计为迟；不足${fewestRanked}项的只列出，不排名。从不按报送次数、登录或在线时长。`;
