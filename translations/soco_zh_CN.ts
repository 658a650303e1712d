<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>Charts</name>
    <message>
        <source>PCK@%1 by task</source>
        <translation>各任务的 PCK@%1</translation>
    </message>
    <message>
        <source>%1 against threshold α</source>
        <translation>%1 随阈值 α 的变化</translation>
    </message>
    <message>
        <source>%1 by category</source>
        <translation>各类别的 %1</translation>
    </message>
    <message>
        <source>α %1</source>
        <translation>α %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>最差在前</translation>
    </message>
    <message>
        <source>the picture could not be drawn</source>
        <translation>无法绘制图片</translation>
    </message>
    <message>
        <source>Save it as PDF or SVG, which take less memory</source>
        <translation>请存为 PDF 或 SVG，占用内存较少</translation>
    </message>
    <message>
        <source>own run, %1</source>
        <translation>自测, %1</translation>
    </message>
    <message>
        <source>own run</source>
        <translation>自测</translation>
    </message>
    <message>
        <source>No runs yet. Evaluate a model to fill this chart.</source>
        <translation>尚无评测。评测一个模型即可填充此图表。</translation>
    </message>
    <message>
        <source>pair and keypoint averages, do not compare</source>
        <translation>图像对平均与关键点平均混用, 请勿比较</translation>
    </message>
    <message>
        <source>keypoint average</source>
        <translation>关键点平均</translation>
    </message>
    <message>
        <source>pair average</source>
        <translation>图像对平均</translation>
    </message>
    <message>
        <source>No evaluated pair has a scored point.</source>
        <translation>已评测的图像对均无计分点。</translation>
    </message>
    <message>
        <source>No evaluated pair of %1 has a scored point.</source>
        <translation>%1 已评测的图像对均无计分点。</translation>
    </message>
    <message>
        <source>Own: no runs yet.</source>
        <translation>自测: 尚无评测。</translation>
    </message>
    <message>
        <source>, %1 dropped</source>
        <translation>, 舍弃 %1 对</translation>
    </message>
    <message>
        <source>α = %1 of the target box&apos;s longer side.</source>
        <translation>α = 目标框长边的 %1。</translation>
    </message>
    <message>
        <source>Published: 20,000 pairs per task.</source>
        <translation>已发表: 每个任务 20,000 对。</translation>
    </message>
    <message>
        <source>Different data, do not compare.</source>
        <translation>数据不同，请勿比较。</translation>
    </message>
    <message>
        <source>target box max side</source>
        <translation>目标框长边</translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation>α = %1</translation>
    </message>
    <message>
        <source>Published, SOCO (hollow)</source>
        <translation>已发表, SOCO（空心）</translation>
    </message>
    <message>
        <source>Published, SOCO, PCK@0.10 (hollow)</source>
        <translation>已发表, SOCO, PCK@0.10（空心）</translation>
    </message>
    <message>
        <source>, %1 categories</source>
        <translation>, %1 个类别</translation>
    </message>
    <message>
        <source>%1 (before your last change)</source>
        <translation>%1（您上次更改之前）</translation>
    </message>
    <message>
        <source>own run %1, %2</source>
        <translation>自己的运行 %1，%2</translation>
    </message>
    <message>
        <source>published %1, no weights loaded</source>
        <translation>已发表的 %1，未加载权重</translation>
    </message>
    <message>
        <source>published %1, no weights loaded from %2</source>
        <translation>已发表的 %1，未从 %2 加载权重</translation>
    </message>
    <message>
        <source>published %1, other weights</source>
        <translation>已发表的 %1，其他权重</translation>
    </message>
    <message>
        <source>published %1, other weights than %2</source>
        <translation>已发表的 %1，权重不同于 %2</translation>
    </message>
    <message>
        <source>Published, other weights (hollow)</source>
        <translation>已发表，其他权重（空心）</translation>
    </message>
    <message>
        <source>Published, other weights, PCK@0.10 (hollow)</source>
        <translation>已发表，其他权重，PCK@0.10（空心）</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>未发表</translation>
    </message>
    <message>
        <source>nothing scored</source>
        <translation>没有评分</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>未评测</translation>
    </message>
    <message>
        <source>before your last change</source>
        <translation>您上次更改之前</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>run of %1</source>
        <translation>%1 的运行</translation>
    </message>
    <message>
        <source>run %1 of %2</source>
        <translation>运行 %1（%2）</translation>
    </message>
    <message>
        <source>%1 runs of %2.</source>
        <translation>%1 次运行，%2。</translation>
    </message>
    <message>
        <source>%1 runs, %2 to %3.</source>
        <translation>%1 次运行，%2 至 %3。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>舍弃 %1</translation>
    </message>
    <message>
        <source>Own: %1.</source>
        <translation>自己的运行：%1。</translation>
    </message>
    <message>
        <source>Shown on request: %1.</source>
        <translation>按要求显示：%1。</translation>
    </message>
    <message>
        <source>No run has figures of %1 yet. Evaluate a model to fill this chart.</source>
        <translation>还没有运行给出 %1 的数值。评测一个模型即可填充此图。</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>，%1</translation>
    </message>
    <message>
        <source>its features mean nothing</source>
        <translation>其特征没有意义</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>实心</translation>
    </message>
    <message>
        <source>filled; hatched: not complete</source>
        <translation>实心；斜线：不完整</translation>
    </message>
    <message>
        <source>hatched: not complete</source>
        <translation>斜线：不完整</translation>
    </message>
    <message>
        <source>Own runs (%1)</source>
        <translation>自测（%1）</translation>
    </message>
    <message>
        <source>Own runs, %1 (%2)</source>
        <translation>自测，%1（%2）</translation>
    </message>
    <message>
        <source>Published, no weights loaded (hollow)</source>
        <translation>已发表，未加载权重（空心）</translation>
    </message>
    <message>
        <source>Published, no weights loaded, PCK@0.10 (hollow)</source>
        <translation>已发表，未加载权重，PCK@0.10（空心）</translation>
    </message>
    <message>
        <source>No run on %1 pairs yet. Evaluate a model on them to fill this chart.</source>
        <translation>尚无%1图像对的评测。用它们评测一个模型即可填充此图表。</translation>
    </message>
    <message>
        <source>, %1 category</source>
        <translation>, %1 个类别</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>%1 per task</source>
        <translation>每项任务 %1</translation>
    </message>
</context>
<context>
    <name>ColourMap</name>
    <message>
        <source>Inferno</source>
        <translation>Inferno</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
</context>
<context>
    <name>CopyText</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ExploreCanvas</name>
    <message>
        <source>Source</source>
        <translation>源图</translation>
    </message>
    <message>
        <source>pinned: %1</source>
        <translation>已固定：%1</translation>
    </message>
    <message>
        <source>pinned: %1, %2</source>
        <translation>已固定：%1, %2</translation>
    </message>
    <message>
        <source>Click a part to match it.</source>
        <translation>单击一个部位进行匹配。</translation>
    </message>
    <message>
        <source>stretched, not comparable</source>
        <translation>已拉伸，不可比较</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>已拉伸</translation>
    </message>
    <message>
        <source>cosine %1</source>
        <translation>余弦 %1</translation>
    </message>
    <message>
        <source>No result: %1</source>
        <translation>无结果：%1</translation>
    </message>
    <message>
        <source>This point is not visible in the target, so it is not scored.</source>
        <translation>该点在目标图中不可见，因此不计分。</translation>
    </message>
    <message>
        <source>No box: the radius is taken from the image.</source>
        <translation>无边界框：半径取自整幅图像。</translation>
    </message>
    <message>
        <source>not finite</source>
        <translation>非有限值</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>平坦</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>相似度图 %1</translation>
    </message>
    <message>
        <source>The source picture is missing.</source>
        <translation>缺少源图。</translation>
    </message>
    <message>
        <source>The target picture is missing.</source>
        <translation>缺少目标图。</translation>
    </message>
    <message>
        <source>Not loaded.</source>
        <translation>未加载。</translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation>加载 %1</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>%1 could not be loaded.</source>
        <translation>无法加载 %1。</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>No result: the cosines of this model are not finite numbers.</source>
        <translation>无结果：该模型的余弦不是有限数值。</translation>
    </message>
    <message>
        <source>Flat: the cosine is %1 in the whole picture, so no place matches best.</source>
        <translation>平坦：整幅图像的余弦均为 %1，因此没有最佳匹配的位置。</translation>
    </message>
    <message>
        <source>Flat: the best %1 % of the picture have one cosine, %2.</source>
        <translation>平坦：图像中最好的 %1 % 余弦相同，均为 %2。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源图</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Panes row by row: %1.</source>
        <translation>各窗格按行依次为：%1。</translation>
    </message>
    <message>
        <source>Map: %1.</source>
        <translation>相似度图：%1。</translation>
    </message>
    <message>
        <source>Judged by %1, α = %2.</source>
        <translation>按 %1 判定，α = %2。</translation>
    </message>
    <message>
        <source>Matched by %1.</source>
        <translation>匹配方式 %1。</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>still loading</source>
        <translation>仍在加载</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>no result</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ExploreInspector</name>
    <message>
        <source>%1, %2 px</source>
        <translation>%1, %2 px</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>每分钟 %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>(%1 earlier lines are not kept)</source>
        <translation>（未保留较早的 %1 行）</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……以及另外 %1 项</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 pairs (%3 and %4 more)</source>
        <translation>%1：%2 对（%3 及另外 %4 个）</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>%1 folders</source>
        <translation>%1 个文件夹</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 picture</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 file</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>%1 folder</source>
        <translation>%1 个文件夹</translation>
    </message>
    <message>
        <source>(%1 earlier line is not kept)</source>
        <translation>（之前的 %1 行未保留）</translation>
    </message>
</context>
<context>
    <name>Judges</name>
    <message>
        <source>concept correspondence</source>
        <translation>概念对应</translation>
    </message>
    <message>
        <source>the same concept</source>
        <translation>同一概念</translation>
    </message>
    <message>
        <source>The match is right when it lies inside the circle of &lt;i&gt;any&lt;/i&gt; wheel centre that the target shows. It asks whether the model knows what a wheel centre is. It also counts points whose own counterpart the target does not show.</source>
        <translation>匹配点落在目标图中&lt;i&gt;任一&lt;/i&gt;车轮中心的圆内即为正确。它考察模型是否知道什么是车轮中心。自身对应点在目标图中不可见的点也计入。</translation>
    </message>
    <message>
        <source>semantic object correspondence</source>
        <translation>语义物体对应</translation>
    </message>
    <message>
        <source>the same keypoint of the object</source>
        <translation>物体的同一关键点</translation>
    </message>
    <message>
        <source>Only the circle of &lt;i&gt;the same&lt;/i&gt; wheel counts. It asks whether the model knows which one it is. Left and right are the object&apos;s own: a car&apos;s left is its driver&apos;s. The gap from CC to SOC is what a model loses by mistaking one of several like parts for another.</source>
        <translation>只有&lt;i&gt;同一个&lt;/i&gt;车轮的圆才算。它考察模型是否知道是哪一个车轮。左右以物体自身为准：汽车的左侧即驾驶员的左侧。CC 与 SOC 之差，是模型把多个相似部位弄混所造成的损失。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>any place of the same kind is right{, any %1}</source>
        <translation>同类的任一位置都算正确{，任何 %1 皆可}</translation>
    </message>
    <message>
        <source>only the very same place{, the %2}</source>
        <translation>只有同一位置才算正确{，即 %2}</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>front left, wheel center</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Matchers</name>
    <message>
        <source>nearest cell</source>
        <translation>最近格</translation>
    </message>
    <message>
        <source>the upper left corner of the cell of the highest cosine, as the published tables have it</source>
        <translation>余弦最高的格的左上角，与已发表的表格一致</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>文件名(&amp;N)：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>选择(&amp;C)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>上级文件夹</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>列表视图</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>详细视图</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>修改日期</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>是(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>否(&amp;N)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>intra</source>
        <translation>同类</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>跨类</translation>
    </message>
    <message>
        <source>train split</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>test split</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>whole dataset</source>
        <translation>整个数据集</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>matched by %1</source>
        <translation>匹配方式 %1</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%2中有 %1 对失败</translation>
    </message>
    <message>
        <source>cut short, %1 of %2 done</source>
        <translation>提前中止，已完成 %1 / %2</translation>
    </message>
    <message>
        <source>a selection, %1 of %2</source>
        <translation>部分选择，%1 / %2</translation>
    </message>
    <message>
        <source>a selection, %1</source>
        <translation>部分选择，%1</translation>
    </message>
    <message>
        <source>%2 of %1 %3 pair</source>
        <translation>%2 / %1 %3对</translation>
    </message>
    <message>
        <source>%2 of %1 %3 pairs</source>
        <translation>%2 / %1 %3对</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>near miss</source>
        <translation>接近</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>不计分</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>尚未判定</translation>
    </message>
</context>
<context>
    <name>soco::studio::AboutDataset</name>
    <message>
        <source>About this dataset</source>
        <translation>关于此数据集</translation>
    </message>
    <message>
        <source>&amp;Copy sheet</source>
        <translation>复制概览图(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save sheet…</source>
        <translation>保存概览图(&amp;S)…</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>关于 %1</translation>
    </message>
    <message>
        <source>Drawing the sheet…</source>
        <translation>正在绘制概览图…</translation>
    </message>
    <message>
        <source>Drawing the contact sheet</source>
        <translation>绘制概览图</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Copied, %1 × %2 pixels.</source>
        <translation>已复制，%1 × %2 像素。</translation>
    </message>
    <message>
        <source>Save the contact sheet</source>
        <translation>保存概览图</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>soco::studio::CanvasTools</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>C&amp;opy picture</source>
        <translation>复制图像(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Save picture…</source>
        <translation>保存图像(&amp;S)…</translation>
    </message>
    <message>
        <source>There is no pair on screen to copy.</source>
        <translation>屏幕上没有可复制的图像对。</translation>
    </message>
    <message>
        <source>The picture is in the clipboard, %1 x %2 pixels.</source>
        <translation>图像已复制到剪贴板，%1 x %2 像素。</translation>
    </message>
    <message>
        <source>There is no pair on screen to save.</source>
        <translation>屏幕上没有可保存的图像对。</translation>
    </message>
    <message>
        <source>Save the picture of the canvas</source>
        <translation>保存画布图像</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Saved %1, %2 x %3 pixels.</source>
        <translation>已保存 %1，%2 x %3 像素。</translation>
    </message>
    <message>
        <source>Caption &amp;under saved pictures</source>
        <translation>保存的图像下附说明(&amp;U)</translation>
    </message>
</context>
<context>
    <name>soco::studio::ContactSheet</name>
    <message>
        <source>1 image</source>
        <translation>1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
</context>
<context>
    <name>soco::studio::ContactSheetView</name>
    <message>
        <source>Contact sheet</source>
        <translation>概览图</translation>
    </message>
</context>
<context>
    <name>soco::studio::DatasetController</name>
    <message>
        <source>Opening %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Counting keypoints</source>
        <translation>统计关键点</translation>
    </message>
    <message>
        <source>Counted the keypoints of %1 images</source>
        <translation>已统计 %1 张图像的关键点</translation>
    </message>
    <message>
        <source>Reading pairs</source>
        <translation>读取图像对</translation>
    </message>
    <message>
        <source>Read the pairs</source>
        <translation>已读取图像对</translation>
    </message>
    <message>
        <source>Drawing the demo dataset</source>
        <translation>绘制演示数据集</translation>
    </message>
    <message>
        <source>Reading %1 again</source>
        <translation>正在重新读取 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 image</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>Counted the keypoints of %1 image</source>
        <translation>已统计 %1 张图像的关键点</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>%1 picture</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
</context>
<context>
    <name>soco::studio::DatasetWords</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Images per category</source>
        <translation>每类图像数</translation>
    </message>
    <message>
        <source>Pairs of each type</source>
        <translation>各类图像对</translation>
    </message>
    <message>
        <source>as suits the images</source>
        <translation>与图像数相适应</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>a mixture of sizes</source>
        <translation>多种尺寸混合</translation>
    </message>
    <message>
        <source>How it was made</source>
        <translation>如何制作</translation>
    </message>
    <message>
        <source>This program has drawn every picture. A toy is built from simple shapes, each described by the distance to its surface, and every pixel follows a ray through these distances until it meets something. No photograph, model or texture of anybody else is in it.</source>
        <translation>每张图像都由本程序绘制。玩具由简单形体组成，每个形体用到其表面的距离来描述；每个像素沿一条光线在这些距离中步进，直到遇到物体。其中没有任何他人的照片、模型或纹理。</translation>
    </message>
    <message>
        <source>Positions, visibility and boxes are computed from the same shapes, not marked by hand. A keypoint counts as visible when it lies inside the picture, at least one pixel from its edge, and the ray from the camera to it meets no other surface first: neither the toy itself, nor something in front of it, nor the floor. On a surface it must also face the camera; a small end, such as the tip of an ear, is seen from all sides. Only visible keypoints are written. The box holds every pixel that the toy covers by half or more.</source>
        <translation>位置、可见性和边界框由同样的形体计算得出，而非人工标注。关键点位于图像内、距边缘至少一个像素，且从相机到它的光线不先遇到其他表面（玩具自身、前方的物体或地面）时，才算可见。表面上的点还须朝向相机；耳尖之类的小端点从各个方向都可见。只写入可见的关键点。边界框包含玩具覆盖一半或以上的所有像素。</translation>
    </message>
    <message>
        <source>What only a drawn dataset can know</source>
        <translation>只有绘制的数据集才知道的内容</translation>
    </message>
    <message>
        <source>Metadata/demo_truth.json says of each picture where the camera stood and how wide it looked, the measures that were drawn for the toy, and the place in space of every keypoint, hidden ones too.</source>
        <translation>Metadata/demo_truth.json 记录每张图像的相机位置与视角、为玩具抽取的尺寸参数，以及每个关键点（包括被遮挡的）在空间中的位置。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>重现</translation>
    </message>
    <message>
        <source>The same seed and options give the same bytes on every computer with this version of the program, however many cores it has.</source>
        <translation>使用此版本的程序，相同的种子和选项在任何计算机上都得到完全相同的字节，与核心数无关。</translation>
    </message>
    <message>
        <source>Another version of the program has drawn this. The same seed and options give the same bytes on every computer that has that version.</source>
        <translation>此数据集由程序的另一版本绘制。在装有该版本的任何计算机上，相同的种子和选项得到完全相同的字节。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>The program is free software under GPL-3.0-or-later. That licence does not reach the pictures and annotations that it draws, and nothing in them was made by others.</source>
        <translation>本程序是采用 GPL-3.0-or-later 许可的自由软件。该许可不及于程序所绘制的图像和标注，其中也没有他人的作品。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 of %2, the others are not drawn yet</source>
        <translation>%1 / %2，其余尚未绘制</translation>
    </message>
    <message>
        <source>Pairs, intra-category</source>
        <translation>类内图像对</translation>
    </message>
    <message>
        <source>Pairs, cross-category</source>
        <translation>跨类图像对</translation>
    </message>
    <message>
        <source>Pairs of the train split</source>
        <translation>训练划分的图像对</translation>
    </message>
    <message>
        <source>Pairs of the test split</source>
        <translation>测试划分的图像对</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Names of keypoints</source>
        <translation>关键点名称</translation>
    </message>
    <message>
        <source>Keypoints in images</source>
        <translation>图像中的关键点</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1 category</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <source>%1 categories</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <source>%1 image</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 (empty)</source>
        <translation>%1（空）</translation>
    </message>
    <message>
        <source>There are pairs, but no pictures in %1.</source>
        <translation>%1 中有图像对，但没有图片。</translation>
    </message>
    <message>
        <source>There are pictures, but no pairs in %1.</source>
        <translation>%1 中有图片，但没有图像对。</translation>
    </message>
    <message>
        <source>There are no pictures and no pairs in %1.</source>
        <translation>%1 中既没有图片，也没有图像对。</translation>
    </message>
    <message>
        <source>Found: %1.</source>
        <translation>已找到：%1。</translation>
    </message>
    <message>
        <source>Missing: %1.</source>
        <translation>缺少：%1。</translation>
    </message>
    <message>
        <source>Unpack %1 in this folder and read it again (F5), or open another one.</source>
        <translation>请将 %1 解压到此文件夹并重新读取（F5），或打开另一个文件夹。</translation>
    </message>
    <message>
        <source>%1 picture</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>the taxonomy</source>
        <translation>分类体系</translation>
    </message>
    <message>
        <source>Read again: nothing has changed.</source>
        <translation>已重新读取：没有变化。</translation>
    </message>
    <message>
        <source>Read again: %1 changed.</source>
        <translation>已重新读取：%1有变化。</translation>
    </message>
</context>
<context>
    <name>soco::studio::DemoPlaceTexts</name>
    <message>
        <source>This folder holds a dataset that was not drawn by this program.</source>
        <translation>此文件夹中的数据集不是由本程序绘制的。</translation>
    </message>
    <message>
        <source>This folder holds a demo dataset with other options: seed %1, %2 categories, %3 images each.</source>
        <translation>此文件夹中的演示数据集选项不同：种子 %1，%2 个类别，每类 %3 张图像。</translation>
    </message>
    <message>
        <source>This folder holds a demo dataset that another version of the program has drawn.</source>
        <translation>此文件夹中的演示数据集由程序的另一版本绘制。</translation>
    </message>
    <message>
        <source>This folder is not empty: it holds %1.</source>
        <translation>此文件夹不为空：其中有 %1。</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>Give the whole path of the folder, from / or ~ on.</source>
        <translation>请给出文件夹的完整路径，以 / 或 ~ 开头。</translation>
    </message>
    <message>
        <source>There is a file of this name.</source>
        <translation>已有同名文件。</translation>
    </message>
    <message>
        <source>%1 is a file, so no folder can be made in it.</source>
        <translation>%1 是文件，无法在其中建立文件夹。</translation>
    </message>
    <message>
        <source>You may not write to %1.</source>
        <translation>没有写入 %1 的权限。</translation>
    </message>
</context>
<context>
    <name>soco::studio::DockTitle</name>
    <message>
        <source>%1: menu</source>
        <translation>%1：菜单</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>浮动</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>soco::studio::EndWithoutPair</name>
    <message>
        <source>No dataset was opened. Name a folder, or --demo DIR.</source>
        <translation>未打开数据集。请指定文件夹，或 --demo DIR。</translation>
    </message>
    <message>
        <source>%1 holds no pair to measure with.</source>
        <translation>%1 中没有可用于测量的图像对。</translation>
    </message>
</context>
<context>
    <name>soco::studio::EvaluationController</name>
    <message>
        <source>Open a dataset first.</source>
        <translation>请先打开数据集。</translation>
    </message>
    <message>
        <source>Reading results</source>
        <translation>读取结果</translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation>%1 条结果</translation>
    </message>
    <message>
        <source>Evaluating %1</source>
        <translation>评测 %1</translation>
    </message>
    <message>
        <source>Whether earlier runs are of this state of the dataset is not known. %1</source>
        <translation>无法确定先前的运行是否对应数据集的当前状态。%1</translation>
    </message>
    <message>
        <source>No results yet</source>
        <translation>尚无结果</translation>
    </message>
    <message>
        <source>Nothing to do: all pairs of this dataset are evaluated. Evaluate again computes them anew.</source>
        <translation>无需计算：此数据集的所有图像对均已评估。“重新评估”会重新计算。</translation>
    </message>
    <message>
        <source>The model is no longer loaded.</source>
        <translation>该模型已不再加载。</translation>
    </message>
    <message>
        <source>These models are being evaluated already.</source>
        <translation>这些模型已在评估中。</translation>
    </message>
    <message>
        <source>Evaluation begins when the earlier results are read.</source>
        <translation>读完先前的结果后开始评估。</translation>
    </message>
    <message>
        <source>This dataset has no pairs to evaluate.</source>
        <translation>此数据集没有可评估的图像对。</translation>
    </message>
    <message>
        <source>Stored results are damaged in %1 places, which are left out. The first: %2</source>
        <translation>已保存的结果有 %1 处损坏，已略过。第一处：%2</translation>
    </message>
    <message>
        <source>No evaluation begins: another dataset was opened.</source>
        <translation>评估未开始：已打开另一个数据集。</translation>
    </message>
    <message>
        <source>No evaluation begins: the earlier results were not read.</source>
        <translation>评估未开始：先前的结果没有读取。</translation>
    </message>
    <message>
        <source>%1 result</source>
        <translation>%1 个结果</translation>
    </message>
    <message>
        <source>Stored results are damaged in %1 place, which is left out: %2</source>
        <translation>已保存的结果有 %1 处损坏，已略过：%2</translation>
    </message>
    <message>
        <source>Add a model first.</source>
        <translation>请先添加一个模型。</translation>
    </message>
    <message>
        <source>Not evaluated, because still being loaded: %1. Evaluate once more when that is done.</source>
        <translation>仍在加载，因此未评测：%1。加载完成后请再评测一次。</translation>
    </message>
    <message>
        <source>%1 is not evaluated: it is not loaded. %2</source>
        <translation>%1 未评测：尚未加载。%2</translation>
    </message>
    <message>
        <source>%1 is not evaluated: it could not be loaded. %2</source>
        <translation>%1 未评测：无法加载。%2</translation>
    </message>
    <message>
        <source>Not evaluated, because they have no weights: %1. The pane of each says what to get and where to put it, and its button takes a file.</source>
        <translation>没有权重，因此未评测：%1。各自的窗格会说明需下载什么、放在何处，其按钮可选择文件。</translation>
    </message>
    <message>
        <source>Not evaluated, because they could not be loaded: %1. The pane of each says why, and its button takes another file.</source>
        <translation>无法加载，因此未评测：%1。各自的窗格会说明原因，其按钮可选择另一个文件。</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 in %2, %3 failed</source>
        <translation>%1，用时 %2，%3 对失败</translation>
    </message>
    <message>
        <source>%1 done, %2 could not be read. What is done is kept.</source>
        <translation>已完成 %1，%2 对无法读取。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2. Results so far are kept.</source>
        <translation>已取消，完成 %1 / %2。已有结果予以保留。</translation>
    </message>
    <message>
        <source>No evaluation begins: its model was removed.</source>
        <translation>未开始评估：其模型已被移除。</translation>
    </message>
</context>
<context>
    <name>soco::studio::Executor</name>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
</context>
<context>
    <name>soco::studio::ExploreController</name>
    <message>
        <source>Choose a pair in the list.</source>
        <translation>请在列表中选择一个图像对。</translation>
    </message>
    <message>
        <source>intra</source>
        <translation>类内</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>跨类</translation>
    </message>
    <message>
        <source>train split</source>
        <translation>训练划分</translation>
    </message>
    <message>
        <source>test split</source>
        <translation>测试划分</translation>
    </message>
    <message>
        <source>%1 The tree is built from the pair files.</source>
        <translation>%1 树由图像对文件生成。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>There are no pairs in this folder.</source>
        <translation>此文件夹中没有图像对。</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 is no longer in the dataset: its neighbour is shown.</source>
        <translation>%1 已不在数据集中：现显示其相邻的图像对。</translation>
    </message>
</context>
<context>
    <name>soco::studio::ExploreLayout</name>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>&amp;Next pair</source>
        <translation>下一图像对(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous pair</source>
        <translation>上一图像对(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Swap source and target</source>
        <translation>交换源图与目标图(&amp;S)</translation>
    </message>
    <message>
        <source>Next &amp;keypoint</source>
        <translation>下一关键点(&amp;K)</translation>
    </message>
    <message>
        <source>Pre&amp;vious keypoint</source>
        <translation>上一关键点(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Intra-category pairs</source>
        <translation>类内图像对(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Cross-category pairs</source>
        <translation>跨类图像对(&amp;C)</translation>
    </message>
    <message>
        <source>Pairs of the &amp;train split</source>
        <translation>训练划分的图像对(&amp;T)</translation>
    </message>
    <message>
        <source>Pairs of the t&amp;est split</source>
        <translation>测试划分的图像对(&amp;E)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>100 %(&amp;1)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Zoom to keypoint</source>
        <translation>缩放到关键点(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Link zoom and pan</source>
        <translation>联动缩放与平移(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Hide marks</source>
        <translation>隐藏标记(&amp;H)</translation>
    </message>
    <message>
        <source>Show &amp;names</source>
        <translation>显示名称(&amp;N)</translation>
    </message>
    <message>
        <source>All &amp;matches of the pair</source>
        <translation>图像对的所有匹配(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Ranked matches</source>
        <translation>匹配排名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>图例(&amp;K)</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>筛选(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>相似度图(&amp;M)</translation>
    </message>
    <message>
        <source>Map more transparent</source>
        <translation>相似度图更透明</translation>
    </message>
    <message>
        <source>Map more opaque</source>
        <translation>相似度图更不透明</translation>
    </message>
    <message>
        <source>Map over less of the picture</source>
        <translation>缩小着色范围</translation>
    </message>
    <message>
        <source>Map over more of the picture</source>
        <translation>扩大着色范围</translation>
    </message>
    <message>
        <source>Next colour map</source>
        <translation>下一配色</translation>
    </message>
    <message>
        <source>&amp;Cells</source>
        <translation>单元格(&amp;C)</translation>
    </message>
    <message>
        <source>Scale: best part</source>
        <translation>标度：最佳部分</translation>
    </message>
    <message>
        <source>Scale: raw, shared</source>
        <translation>标度：原始值，共用</translation>
    </message>
    <message>
        <source>Scale: raw, fitted to all panes</source>
        <translation>标度：原始值，适配所有窗格</translation>
    </message>
    <message>
        <source>Scale: stretched per model</source>
        <translation>标度：按模型拉伸</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Add a model…</source>
        <translation>添加模型(&amp;A)…</translation>
    </message>
    <message>
        <source>About the &amp;focused model…</source>
        <translation>关于焦点模型(&amp;F)…</translation>
    </message>
    <message>
        <source>Focus model &amp;%1</source>
        <translation>聚焦模型 &amp;%1</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Evaluate &amp;all models</source>
        <translation>评测所有模型(&amp;A)</translation>
    </message>
    <message>
        <source>Evaluate all models a&amp;gain</source>
        <translation>重新评估所有模型(&amp;G)</translation>
    </message>
    <message>
        <source>Evaluate the &amp;focused model</source>
        <translation>评测焦点模型(&amp;F)</translation>
    </message>
    <message>
        <source>Focus model &amp;%1: %2</source>
        <translation>聚焦模型 &amp;%1：%2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Runs of %1</source>
        <translation>%1 的运行</translation>
    </message>
    <message>
        <source>Show the most complete, then the newest</source>
        <translation>显示最完整、其次最新的</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>评测(&amp;E)</translation>
    </message>
    <message>
        <source>Open a dataset, or draw the demo dataset: File &gt; Open the demo dataset.</source>
        <translation>请打开数据集，或绘制演示数据集：文件 &gt; 打开演示数据集。</translation>
    </message>
    <message>
        <source>Taxonomy</source>
        <translation>分类体系</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>图像对</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Jobs  %1</source>
        <translation>任务  %1</translation>
    </message>
    <message>
        <source>The first pictures are being drawn.</source>
        <translation>正在绘制最初的图像。</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>&amp;Judge by %1</source>
        <translation>按 %1 判定(&amp;J)</translation>
    </message>
    <message>
        <source>Match by %1</source>
        <translation>匹配方式：%1</translation>
    </message>
    <message>
        <source>Load %1…</source>
        <translation>加载 %1…</translation>
    </message>
    <message>
        <source>%1 Not all of this demo dataset is there; what is missing can be drawn.</source>
        <translation>%1 此演示数据集不完整；缺少的部分可以重新绘制。</translation>
    </message>
    <message>
        <source>Draw what is missing</source>
        <translation>绘制缺少的部分</translation>
    </message>
</context>
<context>
    <name>soco::studio::ExploreToolBar</name>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Pair %1 of %2</source>
        <translation>图像对 %1 / %2</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a model to compare</source>
        <translation>添加模型进行比较</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Judge by</source>
        <translation>判定标准</translation>
    </message>
    <message>
        <source>Threshold α</source>
        <translation>阈值 α</translation>
    </message>
    <message>
        <source>No pair</source>
        <translation>无图像对</translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation>单独显示</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>About this model…</source>
        <translation>关于此模型…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Share of each picture that is coloured</source>
        <translation>每幅图像着色的比例</translation>
    </message>
    <message>
        <source>How much of each picture is coloured: its best cells (Shift+[ and Shift+])</source>
        <translation>每幅图像着色多少：其中最好的格（Shift+[ 和 Shift+]）</translation>
    </message>
    <message>
        <source>Match by</source>
        <translation>匹配方式</translation>
    </message>
    <message>
        <source>%1 (C)</source>
        <translation>%1(C)</translation>
    </message>
    <message>
        <source>Match by %1</source>
        <translation>匹配方式：%1</translation>
    </message>
</context>
<context>
    <name>soco::studio::FirstEvaluation</name>
    <message>
        <source>The models are evaluated on the demo dataset, for the charts. The Jobs panel shows how far they are, and stops it.</source>
        <translation>正在演示数据集上评测各模型，以便图表有内容可看。“任务”面板显示进度，也可在那里停止。</translation>
    </message>
</context>
<context>
    <name>soco::studio::HelpTexts</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Pin a point; Alt does not snap to a keypoint</source>
        <translation>固定一个点；按住 Alt 不吸附到关键点</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Move the pin by one cell</source>
        <translation>将固定点移动一个单元格</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Go to the keypoint on that side</source>
        <translation>转到该方向上的关键点</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Next and previous keypoint</source>
        <translation>下一个和上一个关键点</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>The clean picture, while held</source>
        <translation>按住时显示无标记的图像</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Space+drag, middle drag</source>
        <translation>空格+拖动、中键拖动</translation>
    </message>
    <message>
        <source>Zoom at the cursor; Alt: this pane alone</source>
        <translation>以光标为中心缩放；Alt：仅此窗格</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>About SOCO Studio</source>
        <translation>关于 SOCO Studio</translation>
    </message>
    <message>
        <source>&lt;h3&gt;SOCO Studio %1&lt;/h3&gt;&lt;p&gt;Semantic object correspondence, seen and measured. For the SOCO benchmark, arXiv 2605.31597.&lt;/p&gt;&lt;p&gt;Qt %2, LibTorch %3. CUDA: %4.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;SOCO Studio %1&lt;/h3&gt;&lt;p&gt;语义物体对应，可见亦可测。用于 SOCO 基准，arXiv 2605.31597。&lt;/p&gt;&lt;p&gt;Qt %2，LibTorch %3。CUDA：%4。&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;h3&gt;See where a model finds a part again&lt;/h3&gt;&lt;p&gt;&lt;b&gt;Click a part&lt;/b&gt; in the source picture. Each model&apos;s pane shows how similar every place of the target is. The white cross is the best match; the cyan circle is the truth with the threshold&apos;s radius. &lt;b&gt;Cross inside circle means right.&lt;/b&gt; Dashed circles are also valid for %1.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Move the mouse&lt;/b&gt; without a click: the map follows. Esc unpins. Tab goes to the next keypoint, D to the next pair.&lt;/p&gt;&lt;h3&gt;Compare models&lt;/h3&gt;&lt;p&gt;&lt;b&gt;Add&lt;/b&gt; in the toolbar lists the models. &lt;i&gt;dense_sift&lt;/i&gt; needs no weights. &lt;i&gt;ToyNet&lt;/i&gt; is trained on the demo&apos;s drawn toys, for learning the program: it says nothing about photographs. For the others, files in the Hugging Face and Torch Hub caches are found by themselves; otherwise &lt;i&gt;From a weights file…&lt;/i&gt; reads safetensors and PyTorch files. A pane of a model that is not there says what to download and where to put it.&lt;/p&gt;&lt;h3&gt;Evaluate&lt;/h3&gt;&lt;p&gt;&lt;b&gt;Ctrl+E&lt;/b&gt; evaluates all models on %2 as the official code does. Click a bar or a dot to list the pairs behind it. Results are appended to a file that OmniProbe reads too.&lt;/p&gt;&lt;h3&gt;Bring your own dataset&lt;/h3&gt;&lt;p&gt;Open or drop a folder in the SOCOv1 layout: Images, PairAnnotations, KeypointAnnotations, Metadata.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;查看模型在何处再次找到同一部位&lt;/h3&gt;&lt;p&gt;在源图中&lt;b&gt;单击一个部位&lt;/b&gt;。每个模型的窗格显示目标图各处与它的相似程度。白色十字是最佳匹配；青色圆是真值，半径为阈值。&lt;b&gt;十字在圆内即为正确。&lt;/b&gt;虚线圆在 %1 下也有效。&lt;/p&gt;&lt;p&gt;不单击，只&lt;b&gt;移动鼠标&lt;/b&gt;：相似度图随之变化。Esc 取消固定。Tab 转到下一个关键点，D 转到下一个图像对。&lt;/p&gt;&lt;h3&gt;比较模型&lt;/h3&gt;&lt;p&gt;工具栏中的&lt;b&gt;添加&lt;/b&gt;列出各模型。&lt;i&gt;dense_sift&lt;/i&gt; 无需权重。&lt;i&gt;ToyNet&lt;/i&gt; 在演示数据集绘制的玩具上训练，用于学习本程序：它不能说明照片上的表现。其余模型会自动找到 Hugging Face 和 Torch Hub 缓存中的文件；否则可用&lt;i&gt;从权重文件添加…&lt;/i&gt;读取 safetensors 和 PyTorch 文件。若模型缺失，其窗格会说明需下载什么、放在何处。&lt;/p&gt;&lt;h3&gt;评测&lt;/h3&gt;&lt;p&gt;&lt;b&gt;Ctrl+E&lt;/b&gt; 按官方代码的方式在 %2 上评测所有模型。单击柱或点可列出其背后的图像对。结果会追加到 OmniProbe 也能读取的文件中。&lt;/p&gt;&lt;h3&gt;使用自己的数据集&lt;/h3&gt;&lt;p&gt;打开或拖入一个 SOCOv1 布局的文件夹：Images、PairAnnotations、KeypointAnnotations、Metadata。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>soco::studio::MainWindow</name>
    <message>
        <source>SOCO Studio</source>
        <translation>SOCO Studio</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Lower panels</source>
        <translation>下方面板</translation>
    </message>
    <message>
        <source>Click a part in the source image to see where each model finds it again. Add in the toolbar brings more models.</source>
        <translation>单击源图中的一个部位，查看各模型在何处再次找到它。工具栏中的“添加”可加入更多模型。</translation>
    </message>
    <message>
        <source>No dataset</source>
        <translation>无数据集</translation>
    </message>
    <message>
        <source>Features %1 of %2</source>
        <translation>特征 %1 / %2</translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU，%1 线程</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Drawing into %1. Pictures come in as they are drawn.</source>
        <translation>正在绘制到 %1。图像绘好后随即出现。</translation>
    </message>
    <message>
        <source>Drawing was stopped before the first picture.</source>
        <translation>在绘出第一张图像之前已停止。</translation>
    </message>
    <message>
        <source>%1 of %2 pictures are drawn and can be used. Drawing goes on where it stopped.</source>
        <translation>已绘制 %2 张图像中的 %1 张，可以使用。可从停止处继续绘制。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>另有 %1 项。</translation>
    </message>
    <message>
        <source>Follow links…</source>
        <translation>跟随链接…</translation>
    </message>
    <message>
        <source>Follow links</source>
        <translation>跟随链接</translation>
    </message>
    <message>
        <source>Links of this dataset lead to other places:
%1
Follow them, now and whenever it is opened?</source>
        <translation>此数据集的链接指向其他位置：
%1
现在及以后打开时都跟随吗？</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Do not follow</source>
        <translation>不跟随</translation>
    </message>
    <message>
        <source>The language changes when SOCO Studio is started again.</source>
        <translation>语言将在重新启动 SOCO Studio 后更改。</translation>
    </message>
    <message>
        <source>%1 (%2) - SOCO Studio</source>
        <translation>%1（%2）- SOCO Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>No dataset was opened yet</source>
        <translation>尚未打开过数据集</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Finish without them</source>
        <translation>不含它们完成评估</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>%1 category</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <source>%1 categories</source>
        <translation>%1 个类别</translation>
    </message>
    <message>
        <source>%1 image</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>CPU, %1 thread</source>
        <translation>CPU，%1 线程</translation>
    </message>
</context>
<context>
    <name>soco::studio::MapMenu</name>
    <message>
        <source>Opacity of the map</source>
        <translation>相似度图的不透明度</translation>
    </message>
    <message>
        <source>Share of each picture that is coloured</source>
        <translation>每幅图像着色的比例</translation>
    </message>
    <message>
        <source>Lowest cosine of the scale</source>
        <translation>标度的最低余弦</translation>
    </message>
    <message>
        <source>Highest cosine of the scale</source>
        <translation>标度的最高余弦</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>标度</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>soco::studio::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>soco::studio::ModelButton</name>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>加载中</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Model %1: %2, %3</source>
        <translation>模型 %1：%2，%3</translation>
    </message>
    <message>
        <source>%1 (Alt+%2). Ctrl+click shows it alone.</source>
        <translation>%1 (Alt+%2)。Ctrl+单击可单独显示。</translation>
    </message>
</context>
<context>
    <name>soco::studio::ModelTexts</name>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin *.json);;All files (*)</source>
        <translation>权重 (*.safetensors *.pth *.pt *.bin *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 is there already, as model %2.</source>
        <translation>%1 已存在，为模型 %2。</translation>
    </message>
    <message>
        <source>Nine models at most. Remove one first.</source>
        <translation>最多九个模型。请先移除一个。</translation>
    </message>
    <message>
        <source>From a weights file…</source>
        <translation>从权重文件添加…</translation>
    </message>
    <message>
        <source>Weights of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source>Weights of a model</source>
        <translation>模型权重</translation>
    </message>
    <message>
        <source>Which model is it?</source>
        <translation>这是哪个模型？</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>&lt;p&gt;Name %1. Input %2 × %2, white-padded square; grid %3 × %3; %4 channels; normalisation %5.&lt;/p&gt;</source>
        <translation>&lt;p&gt;名称 %1。输入 %2 × %2，补白边成正方形；网格 %3 × %3；%4 个通道；归一化 %5。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Weights: %1&lt;/p&gt;</source>
        <translation>&lt;p&gt;权重：%1&lt;/p&gt;</translation>
    </message>
    <message>
        <source>  (weights missing, %1)</source>
        <translation>  （缺少权重，%1）</translation>
    </message>
    <message>
        <source>  (trained on the demo&apos;s drawn toys)</source>
        <translation>  （在演示数据集绘制的玩具上训练）</translation>
    </message>
</context>
<context>
    <name>soco::studio::NewDemoDialog</name>
    <message>
        <source>about %1 seconds</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation>约 %1 小时</translation>
    </message>
    <message>
        <source>New demo dataset</source>
        <translation>新建演示数据集</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Images per category</source>
        <translation>每类图像数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Categories that are drawn</source>
        <translation>所绘制的类别</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Categories:</source>
        <translation>类别(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Images per category:</source>
        <translation>每类图像数(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Seed:</source>
        <translation>种子(&amp;S)：</translation>
    </message>
    <message>
        <source>Another seed draws other toys. The same seed and counts give the same bytes on every computer.</source>
        <translation>不同的种子绘出不同的玩具。相同的种子和数量在任何计算机上都得到完全相同的字节。</translation>
    </message>
    <message>
        <source>&amp;Place:</source>
        <translation>位置(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <source>Painted toys in the layout of the benchmark, drawn by this program, with exact keypoints.</source>
        <translation>由本程序绘制的彩绘玩具，采用基准的目录布局，关键点精确。</translation>
    </message>
    <message>
        <source>Reckoned at %1 seconds of one core for a picture; a busy computer takes longer. The dataset opens at once and pictures come in as they are drawn. You can stop at any time: this dialog, with the same options and place, goes on.</source>
        <translation>按每张图像占用单核 %1 秒估算；计算机繁忙时需要更久。数据集会立即打开，图像绘好后随即出现。可随时停止：在此对话框中用相同的选项和位置即可继续。</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 / %2：%3</translation>
    </message>
    <message>
        <source>%1 pictures, about %2 on disk, %3 of drawing with one core.</source>
        <translation>%1 张图像，约占磁盘 %2，单核绘制%3。</translation>
    </message>
    <message>
        <source>%1 pictures, about %2 on disk, %3 of drawing with the %4 cores of this computer.</source>
        <translation>%1 张图像，约占磁盘 %2，用本机的 %4 个核心绘制%3。</translation>
    </message>
    <message>
        <source>Place of the demo dataset</source>
        <translation>演示数据集的位置</translation>
    </message>
    <message>
        <source>✓ A new folder.</source>
        <translation>✓ 新文件夹。</translation>
    </message>
    <message>
        <source>✓ Begun with the same options: %1 of %2 pictures are there, the others are drawn.</source>
        <translation>✓ 已用相同选项开始：%2 张图像中已有 %1 张，将绘制其余的。</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>✓ All %1 pictures are there: it is only opened.</source>
        <translation>✓ 全部 %1 张图像都已在此：只需打开。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>But only %1 are free on this disk.</source>
        <translation>但此磁盘仅剩 %1 可用空间。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>soco::studio::OffscreenSession</name>
    <message>
        <source>The window did not become ready. %1</source>
        <translation>窗口未能就绪。%1</translation>
    </message>
</context>
<context>
    <name>soco::studio::PercentSlider</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>soco::studio::TaskHelpTexts</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Source: you point at the front left wheel</source>
        <translation>源图：您指向左前轮</translation>
    </message>
    <message>
        <source>Target: matched on the front left wheel</source>
        <translation>目标图：匹配到左前轮</translation>
    </message>
    <message>
        <source>Target: matched on the rear left wheel</source>
        <translation>目标图：匹配到左后轮</translation>
    </message>
    <message>
        <source>rear left</source>
        <translation>左后</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The front left wheel is pinned in the source. A match on the front wheel of the target: %1. One on the rear wheel: %2.</source>
        <translation>源图中固定了左前轮。匹配到目标的前轮：%1。匹配到后轮：%2。</translation>
    </message>
    <message>
        <source>What %1 mean</source>
        <translation>%1 的含义</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1, %2.&lt;/b&gt; %3&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;%1，%2。&lt;/b&gt;%3&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt; is said on a pair of two categories, from a car to a bus.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;%1&lt;/b&gt; 用于跨两个类别的图像对，如从汽车到公共汽车。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The solid circle is the truth, the dashed ones are right for %1 alone. Their radius is α times the longer side of the object&apos;s box; with α = 0.10 a tenth of it. The white cross is the point that is scored, the upper left corner of the cell that is most similar; the dashed line is the way from the truth to it. &lt;b&gt;Cross inside circle means right.&lt;/b&gt;&lt;/p&gt;</source>
        <translation>&lt;p&gt;实线圆为真值，虚线圆仅在 %1 下正确。半径为 α 乘以物体边界框的长边；α = 0.10 时为其十分之一。白色十字是计分点，即最相似格的左上角；虚线连接真值与该点。&lt;b&gt;十字在圆内即为正确。&lt;/b&gt;&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>soco::studio::Thumbnails</name>
    <message>
        <source>In several categories: %1</source>
        <translation>多个类别中均有：%1</translation>
    </message>
    <message>
        <source>Image missing: %1</source>
        <translation>缺少图像：%1</translation>
    </message>
    <message>
        <source>Image damaged: %1</source>
        <translation>图像损坏：%1</translation>
    </message>
    <message>
        <source>Image not readable: %1</source>
        <translation>无法读取图像：%1</translation>
    </message>
</context>
<context>
    <name>soco::studio::WeightsWords</name>
    <message>
        <source>The weights of %1 are not on this machine.</source>
        <translation>此计算机上没有 %1 的权重。</translation>
    </message>
    <message>
        <source>Put %1 (about %2) into %3,</source>
        <translation>请将 %1（约 %2）放入 %3，</translation>
    </message>
    <message>
        <source>or get %1 with the program of Hugging Face, which puts it into %2.</source>
        <translation>或用 Hugging Face 的程序获取 %1，它会将其放入 %2。</translation>
    </message>
    <message>
        <source>Trained on the demo&apos;s drawn toys, for learning the program; says nothing about photographs.</source>
        <translation>在演示数据集绘制的玩具上训练，用于学习本程序；不能说明照片上的表现。</translation>
    </message>
</context>
<context>
    <name>soco::studio::WindowActions</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Open dataset…</source>
        <translation>打开数据集(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a dataset in the SOCOv1 layout</source>
        <translation>打开 SOCOv1 布局的数据集</translation>
    </message>
    <message>
        <source>Open the &amp;demo dataset</source>
        <translation>打开演示数据集(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>重新读取(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;Canvas only</source>
        <translation>仅画布(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Left dock</source>
        <translation>左侧停靠区(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Right dock</source>
        <translation>右侧停靠区(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Bottom dock</source>
        <translation>底部停靠区(&amp;B)</translation>
    </message>
    <message>
        <source>Reset &amp;this layout</source>
        <translation>重置此布局(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation>下一区域(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous area</source>
        <translation>上一区域(&amp;P)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>命令(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>入门(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About SOCO Studio</source>
        <translation>关于 SOCO Studio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;New demo dataset…</source>
        <translation>新建演示数据集(&amp;N)…</translation>
    </message>
    <message>
        <source>About this &amp;dataset</source>
        <translation>关于此数据集(&amp;D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>What %1 &amp;mean</source>
        <translation>%1 的含义(&amp;M)</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of this translation&apos;s language</comment>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>soco::studio::Workspace</name>
    <message>
        <source>Background work (%1) ended: %2</source>
        <translation>后台任务（%1）已结束：%2</translation>
    </message>
    <message>
        <source>%1 is the same model as %2: one evaluation stands for both.</source>
        <translation>%1 与 %2 是同一个模型：一次评估对两者都有效。</translation>
    </message>
    <message>
        <source>The source picture of pair %1 has no keypoint %2.</source>
        <translation>图像对 %1 的源图像没有关键点 %2。</translation>
    </message>
    <message>
        <source>Not all folders of this dataset can be watched for changes. F5 reads it again.</source>
        <translation>无法监视此数据集的所有文件夹的更改。按 F5 重新读取。</translation>
    </message>
    <message>
        <source>Files of this dataset have changed on disk.</source>
        <translation>此数据集的文件在磁盘上已更改。</translation>
    </message>
    <message>
        <source>Read again (F5)</source>
        <translation>重新读取 (F5)</translation>
    </message>
    <message>
        <source>There is no pair %1 in this dataset. Name it as %2.</source>
        <translation>此数据集中没有图像对 %1。请按此格式指定：%2。</translation>
    </message>
    <message>
        <source>Named twice and shown once: %1</source>
        <translation>指定了两次，只显示一次：%1</translation>
    </message>
</context>
<context>
    <name>soco::widgets::BestMatchesModel</name>
    <message>
        <source>no keypoint within α</source>
        <translation>α 内无关键点</translation>
    </message>
    <message>
        <source>cosine %1</source>
        <translation>余弦 %1</translation>
    </message>
</context>
<context>
    <name>soco::widgets::BusyBar</name>
    <message>
        <source>Computing</source>
        <translation>正在计算</translation>
    </message>
</context>
<context>
    <name>soco::widgets::CanvasPane</name>
    <message>
        <source>Computing features, %1 of %2 layers</source>
        <translation>正在计算特征，%1 / %2 层</translation>
    </message>
    <message>
        <source>Computing features</source>
        <translation>正在计算特征</translation>
    </message>
</context>
<context>
    <name>soco::widgets::CanvasStrip</name>
    <message>
        <source>Legend and values under the mouse</source>
        <translation>图例与鼠标处的值</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充区</translation>
    </message>
    <message>
        <source>cell %1, %2</source>
        <translation>单元格 %1, %2</translation>
    </message>
    <message>
        <source>cell –, –</source>
        <translation>单元格 –, –</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>stretched, not comparable</source>
        <translation>已拉伸，不可比较</translation>
    </message>
    <message>
        <source>truth, α circle</source>
        <translation>真值，α 圆</translation>
    </message>
    <message>
        <source>argmax</source>
        <translation>argmax</translation>
    </message>
    <message>
        <source>best %1 % of each picture</source>
        <translation>每幅图像中最好的 %1 %</translation>
    </message>
    <message>
        <source>Cosine %1 to %2</source>
        <translation>余弦 %1 到 %2</translation>
    </message>
    <message>
        <source>[%1] %2 of %3 cells</source>
        <translation>[%1] %3 格中的 %2 格</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>相似度图</translation>
    </message>
    <message>
        <source>also valid for %1</source>
        <translation>%1 下也有效</translation>
    </message>
    <message>
        <source>truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>also %1</source>
        <translation>%1 也有效</translation>
    </message>
</context>
<context>
    <name>soco::widgets::ChartView</name>
    <message>
        <source>Evaluate</source>
        <translation>评测</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation>保存数值…</translation>
    </message>
    <message>
        <source>the ending is none of png, pdf, svg and csv</source>
        <translation>扩展名不是 png、pdf、svg 或 csv</translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation>请选择其中之一</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>数值 (*.csv)</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</source>
        <translation>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation>保存数值</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Runs shown</source>
        <translation>显示的运行</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Evaluate again what changed</source>
        <translation>重新评估已更改的内容</translation>
    </message>
    <message>
        <source>Copy or save the chart, choose its runs</source>
        <translation>复制或保存图表，选择其运行</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>跨类</translation>
    </message>
    <message>
        <source>intra</source>
        <translation>同类</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示%1</translation>
    </message>
</context>
<context>
    <name>soco::widgets::ChartsPanel</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Published figures are of other data: there are no pairs to show.</source>
        <translation>已发表的数值来自其他数据：没有可显示的图像对。</translation>
    </message>
    <message>
        <source>%1 has not been evaluated on these pairs.</source>
        <translation>%1 尚未在这些图像对上评测。</translation>
    </message>
    <message>
        <source>No runs yet. Evaluate a model to fill this chart.</source>
        <translation>尚无评测。评测一个模型即可填充此图表。</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评测</translation>
    </message>
</context>
<context>
    <name>soco::widgets::ExploreCanvas</name>
    <message>
        <source>Canvas: source and matches</source>
        <translation>画布：源图与匹配</translation>
    </message>
    <message>
        <source>Nothing is pinned. Click a part in the source image first.</source>
        <translation>未固定任何点。请先单击源图中的一个部位。</translation>
    </message>
    <message>
        <source>No keypoint is visible in the source image.</source>
        <translation>源图中没有可见的关键点。</translation>
    </message>
    <message>
        <source>No pair is selected.</source>
        <translation>未选择图像对。</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图像(&amp;C)</translation>
    </message>
    <message>
        <source>Save &amp;picture…</source>
        <translation>保存图像(&amp;P)…</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>%1x</source>
        <translation>%1x</translation>
    </message>
</context>
<context>
    <name>soco::widgets::ExploreInspector</name>
    <message>
        <source>visible, %1</source>
        <translation>可见，%1</translation>
    </message>
    <message>
        <source>not visible</source>
        <translation>不可见</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共有</translation>
    </message>
    <message>
        <source>not shared</source>
        <translation>非共有</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Click a part in the source image.</source>
        <translation>单击源图中的一个部位。</translation>
    </message>
    <message>
        <source>Matches of this point</source>
        <translation>此点的匹配</translation>
    </message>
    <message>
        <source>error in α radii</source>
        <translation>误差，以 α 半径计</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Best matches</source>
        <translation>最佳匹配</translation>
    </message>
    <message>
        <source>This pair</source>
        <translation>此图像对</translation>
    </message>
    <message>
        <source>This pair, keypoints by models</source>
        <translation>此图像对，各模型的关键点</translation>
    </message>
    <message>
        <source>Free point</source>
        <translation>自由点</translation>
    </message>
    <message>
        <source>Not a keypoint: it is matched, but not judged.</source>
        <translation>不是关键点：会匹配，但不判定。</translation>
    </message>
    <message>
        <source>In source</source>
        <translation>源图中</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>In target</source>
        <translation>目标图中</translation>
    </message>
    <message>
        <source>longer side of the target box</source>
        <translation>目标框的长边</translation>
    </message>
    <message>
        <source>longer side of the target image</source>
        <translation>目标图的长边</translation>
    </message>
    <message>
        <source>Right below 1.00, that is %1 × %2 px = %3 px (%4).</source>
        <translation>低于 1.00 为正确，即 %1 × %2 px = %3 px（%4）。</translation>
    </message>
    <message>
        <source>No box: the radius is taken from the image.</source>
        <translation>无边界框：半径取自整幅图像。</translation>
    </message>
    <message>
        <source>No map of this model yet.</source>
        <translation>此模型尚无相似度图。</translation>
    </message>
    <message numerus="yes">
        <source>%n shared, %1</source>
        <translation>
            <numerusform>%n 个共有，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The two pictures share no keypoint, so nothing is scored.</source>
        <translation>两幅图没有共有的关键点，因此不计分。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No result: %1 failed (%2).</source>
        <translation>无结果：%1 失败（%2）。</translation>
    </message>
    <message>
        <source>No result: %1 failed on %2 (%3).</source>
        <translation>无结果：%1 处理 %2 失败（%3）。</translation>
    </message>
    <message>
        <source>%1 has one value all over the target: its best cell is no match.</source>
        <translation>%1 在整个目标上取值相同：其最高单元不是匹配。</translation>
    </message>
    <message>
        <source>Not in this pair</source>
        <translation>不在此图像对中</translation>
    </message>
    <message>
        <source>Neither picture shows %1. Click a part in the source image.</source>
        <translation>两张图片都没有显示 %1。请点击源图像中的一个部位。</translation>
    </message>
    <message>
        <source>Matches, %1</source>
        <translation>匹配，%1</translation>
    </message>
    <message>
        <source>functional</source>
        <translation>功能性</translation>
    </message>
    <message>
        <source>structural</source>
        <translation>结构性</translation>
    </message>
    <message>
        <source>%1 is still being loaded.</source>
        <translation>%1 仍在加载。</translation>
    </message>
    <message>
        <source>%1 is not loaded.</source>
        <translation>%1 尚未加载。</translation>
    </message>
    <message>
        <source>%1 could not be loaded.</source>
        <translation>无法加载 %1。</translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobDelegate</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobQueue</name>
    <message>
        <source>Started</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完成。</translation>
    </message>
    <message>
        <source>Cancelled after %1.</source>
        <translation>已取消，完成 %1。</translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobStatus</name>
    <message>
        <source>Stop the job</source>
        <translation>停止任务</translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation>没有运行中的任务</translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobsPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation>无任务。</translation>
    </message>
    <message>
        <source>Log of the job</source>
        <translation>任务日志</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Start the job again</source>
        <translation>重新开始任务</translation>
    </message>
    <message>
        <source>Copy the details of the job</source>
        <translation>复制任务详情</translation>
    </message>
    <message>
        <source>%1 goes on. Select it in the list of jobs to cancel it.</source>
        <translation>“%1”仍在进行。要取消，请在任务列表中选中它。</translation>
    </message>
    <message>
        <source>%1 jobs go on. Select one in the list to cancel it.</source>
        <translation>%1 个任务仍在进行。要取消，请在列表中选中其一。</translation>
    </message>
</context>
<context>
    <name>soco::widgets::KeyRow</name>
    <message>
        <source>Key: tick right, wave near miss, cross wrong</source>
        <translation>图例：勾为正确，波浪为接近，叉为错误</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>near miss (α to 2α)</source>
        <translation>接近（α 至 2α）</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>soco::widgets::MatchesModel</name>
    <message>
        <source>%1, model %2</source>
        <translation>%1，模型 %2</translation>
    </message>
    <message>
        <source>cosine %1</source>
        <translation>余弦 %1</translation>
    </message>
    <message>
        <source>error %1 radii</source>
        <translation>误差 %1 个半径</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>cos</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairFilterBar</name>
    <message>
        <source>Filter the pairs by name</source>
        <translation>按名称筛选图像对</translation>
    </message>
    <message>
        <source>Names, such as car_12</source>
        <translation>名称，例如 car_12</translation>
    </message>
    <message>
        <source>Remove the filter: %1</source>
        <translation>移除筛选：%1</translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairMatrixModel</name>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Keypoint</source>
        <translation>关键点</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>尚未评判</translation>
    </message>
    <message>
        <source>%1: %2 of %3 right (%4 %)</source>
        <translation>%1：%3中 %2 个正确（%4 %）</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairModel</name>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>Image missing: %1</source>
        <translation>缺少图像：%1</translation>
    </message>
    <message>
        <source>%1: no point of this pair is scored</source>
        <translation>%1：此图像对没有可评分的点</translation>
    </message>
    <message>
        <source>swapped (T)</source>
        <translation>已互换 (T)</translation>
    </message>
    <message>
        <source>Source and target are exchanged (T). Scores count the pair as it is stored.</source>
        <translation>源图与目标图已互换 (T)。分数按存储的图像对计算。</translation>
    </message>
    <message>
        <source>source and target exchanged</source>
        <translation>源图与目标图已互换</translation>
    </message>
    <message>
        <source>%1, before its last change</source>
        <translation>%1（其上次更改之前）</translation>
    </message>
    <message>
        <source>%1: %2 of %3 right (%4 %)</source>
        <translation>%1：%3中 %2 个正确（%4 %）</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairPanel</name>
    <message>
        <source>Pairs</source>
        <translation>图像对</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No pair matches this filter.</source>
        <translation>没有符合此筛选的图像对。</translation>
    </message>
    <message>
        <source>No pairs here.</source>
        <translation>此处无图像对。</translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairTitle</name>
    <message>
        <source>%1, %2 shown</source>
        <translation>%1，显示 %2</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>图像对</translation>
    </message>
    <message>
        <source>Sort the pairs</source>
        <translation>排序图像对</translation>
    </message>
    <message>
        <source>Filter the pairs</source>
        <translation>筛选图像对</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>按列表顺序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By share of points right, worst first</source>
        <translation>按正确点比例，最差在前</translation>
    </message>
    <message>
        <source>By share of points right, best first</source>
        <translation>按正确点比例，最好在前</translation>
    </message>
</context>
<context>
    <name>soco::widgets::PaneHeader</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>soco::widgets::PaneHint</name>
    <message>
        <source>Show me</source>
        <translation>看图说明</translation>
    </message>
    <message>
        <source>Close this line</source>
        <translation>关闭此行</translation>
    </message>
</context>
<context>
    <name>soco::widgets::TaxonomyModel</name>
    <message>
        <source>not counted yet</source>
        <translation>尚未统计</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>不计分</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>%1 image</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message>
        <source>%1 pair</source>
        <translation>%1 对</translation>
    </message>
    <message>
        <source>%1 point</source>
        <translation>%1 个点</translation>
    </message>
</context>
<context>
    <name>soco::widgets::TaxonomyPanel</name>
    <message>
        <source>Taxonomy</source>
        <translation>分类体系</translation>
    </message>
    <message>
        <source>No dataset is open.</source>
        <translation>未打开数据集。</translation>
    </message>
    <message>
        <source>Open dataset</source>
        <translation>打开数据集</translation>
    </message>
    <message>
        <source>Create the demo dataset</source>
        <translation>创建演示数据集</translation>
    </message>
    <message>
        <source>Filter the taxonomy</source>
        <translation>筛选分类体系</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation>没有符合此筛选的条目。</translation>
    </message>
</context>
</TS>
