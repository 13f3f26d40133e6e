import { type Command } from 'commander';
import { type Message, wordsOf } from '../../../src-shared/message';
import { whyUnscorable } from '../../predict/seenLabels';
import { type Encoder, listEncoders } from '../../project/encoders';
import { addEncoderFile } from '../../runs/encoderFiles';
import { isJson, runCommand, withJob, withProject } from '../run';
import { table } from '../table';

/** `encoder add`, `encoder list`. */
export function encoderCommands(program: Command): void {
  const encoder = program.command('encoder').description('encoders from files');
  encoder
    .command('add <project> <file>')
    .description('add an encoder that Placeprint exported (ONNX); embed with it by: embed P --encoder N')
    .option('--name <name>', 'name of the encoder (default: that of the file)')
    .action((path: string, file: string, { name }: { name?: string }, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const { added, why } = await withJob(path, 'encoder', context, async (project, work) => {
            const encoder = await addEncoderFile(project, file, { name, ...work });
            return { added: encoder, why: whyUnscorable(project, encoder) };
          });
          const text = [
            aboutEncoder(added),
            ...(why ? [wordsOf(why, 'en')] : []),
            `Embed with: placeprint embed ${path} --encoder ${added.id}`,
          ];
          return { text: text.join('\n'), json: withUse(added, why) };
        },
        'Nothing was added; run the command again.',
      ),
    );

  encoder
    .command('list <project>')
    .description('list the encoders that came from files')
    .action((path: string, _options: object, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'read', (project) => {
          const encoders = listEncoders(project);
          const text = encoders.length
            ? table(encoders.map(encoderRow))
            : 'No encoders from files yet. Add one with: placeprint encoder add P FILE';
          const told = encoders.map((each) => withUse(each, whyUnscorable(project, each)));
          return { text, json: { encoders: told } };
        }),
      ),
    );
}

/** With whether predictions can be made from it: `why` not, or null. */
const withUse = (encoder: Encoder, why: Message | null) => ({ ...encoder, canPredict: why === null });

function aboutEncoder(encoder: Encoder): string {
  const { encoder: id, name, images, width, 'labels seen': labels } = encoderRow(encoder);
  return `Encoder ${id} (${name}): ${width} dimensions, map images of ${images}, labels seen: ${labels}`;
}

function encoderRow({ id, name, description, createdAt }: Encoder): Record<string, string> {
  const { images, embedding, training, labels } = description;
  return {
    encoder: String(id),
    name,
    images: `${images.sizePx} px at ${images.metresPerPixel} m`,
    width: String(embedding.width),
    'trained on': `${training.places} places`,
    'labels seen': labels.seen.map(({ target }) => target).join(', ') || 'none',
    added: createdAt,
  };
}
