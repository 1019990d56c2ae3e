import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canShareFile, downloadFile, shareFile } from '../../ui/give-file';
import { noticePicture } from './draw-notice';

type Drawn = { kind: 'drawn'; file: File; url: string } | { kind: 'none' };

/** As text of base64: the page's own rules allow pictures from it and from nowhere else. */
function urlOf(picture: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.readAsDataURL(picture);
  });
}

async function draw(text: string, { name, foot }: { name: string; foot: string }): Promise<Drawn> {
  const [title = '', ...lines] = text.split('\n');
  const picture = await noticePicture({ title, lines, foot });
  if (!picture) return { kind: 'none' };
  const file = new File([picture], `${name}.png`, { type: 'image/png' });
  return { kind: 'drawn', file, url: await urlOf(picture) };
}

/** The notice as a picture: held down it is saved, also where an app's browser gives no files. */
export function Picture({ text, name }: { text: string; name: string }) {
  const { t } = useTranslation('notice');
  const [drawn, setDrawn] = useState<Drawn>();
  const foot = t('picture.foot');
  useEffect(() => {
    let isGone = false;
    void draw(text, { name, foot }).then((next) => {
      if (!isGone) setDrawn(next);
    });
    return () => {
      isGone = true;
    };
  }, [text, name, foot]);
  if (!drawn) return null;
  if (drawn.kind === 'none') return <p>{t('picture.none')}</p>;
  const { file, url } = drawn;
  return (
    <div className="stack">
      <img className="notice-picture" src={url} alt={text} />
      <p className="soft small">{t('picture.hold')}</p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => {
            if (canShareFile(file)) void shareFile(file);
            else downloadFile(file);
          }}
        >
          {t('picture.save')}
        </button>
      </div>
    </div>
  );
}
