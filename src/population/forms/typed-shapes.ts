/** The shape in which a form is typed. */
import { z } from 'zod';
import { typedFields } from '#intake/index.ts';

const token = z.string().max(60);

/** As long as a cell of a file that anybody reads. */
const text = z.string().max(400);
const fields = z.strictObject(Object.fromEntries(typedFields.map((field) => [field, text.optional()])) as { [field: string]: z.ZodOptional<typeof text> });

const said = {
  kind: z.enum(['dc01', 'dc02']).describe('dc01: all of a person; dc02: what has changed of somebody whom the register knows'),
  fields: fields.describe('Text by field, as the paper has it'),
  person: token.optional().describe('Whose form it is, where the register knows them; else it makes an archive'),
  head: token.optional().describe('Head of the household that they belong to, where the register knows it'),
};
export const checkedBody = z.strictObject(said);
export const typedBody = z.strictObject({
  ...said,
  confirmed: z
    .array(z.strictObject({ code: z.string().max(60), reason: z.string().trim().min(5).max(400) }))
    .max(20)
    .default([])
    .describe('What was asked, each confirmed with its reason'),
});
