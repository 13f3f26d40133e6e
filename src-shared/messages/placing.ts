import { type MessageWords } from './words';

/** Putting places into a region. */
export const placingMessages = {
  'placing.noSource': {
    en: 'There is no map source to take roads from. Add one first, or place by grid or at random.',
    ko: '도로를 가져올 지도 원본이 없습니다. 먼저 추가하거나, 격자나 무작위로 놓으세요.',
    ja: '道路を取る地図ソースがありません。先に追加するか、格子か無作為で配置してください。',
  },
  'placing.tooMany': {
    en: 'These would be more than {most} places. Choose a coarser grid, a longer distance, or a smaller region.',
    ko: '장소가 {most}곳을 넘습니다. 더 성긴 격자, 더 먼 거리 또는 더 작은 영역을 고르세요.',
    ja: '場所が {most} か所を超えます。粗い格子、長い間隔、または小さい領域を選んでください。',
  },
  'placing.noRoads': {
    en: 'The map source has no roads, drawn as lines, in "{region}". Place by grid or at random there, or add a source with roads.',
    ko: '지도 원본의 “{region}” 안에는 선으로 그려진 도로가 없습니다. 격자나 무작위로 놓거나, 도로가 있는 원본을 추가하세요.',
    ja: '地図ソースの「{region}」には線で描かれた道路がありません。格子か無作為で配置するか、道路のあるソースを追加してください。',
  },
  'placing.noCell': {
    en: 'No cell of the grid has its centre in "{region}". Choose a finer resolution.',
    ko: '“{region}” 안에 중심이 있는 격자 칸이 없습니다. 더 촘촘한 해상도를 고르세요.',
    ja: '「{region}」の中に中心を持つ格子のマスがありません。より細かい解像度を選んでください。',
  },
  'placing.noGround': {
    en: 'The region has no ground to put places on: its corners lie on one line. Draw it wider.',
    ko: '영역에 장소를 놓을 땅이 없습니다. 꼭짓점이 한 줄 위에 있습니다. 더 넓게 그리세요.',
    ja: '領域に場所を置く土地がありません。角が一直線上にあります。もっと広く描いてください。',
  },
} as const satisfies MessageWords;
