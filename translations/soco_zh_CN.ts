<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>Charts</name>
    <message>
        <source>SOC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCK@%1 by task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 against threshold α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 by category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial, %1 pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture could not be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as PDF or SVG, which take less memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-CC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-SOC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own run, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet. Evaluate a model to fill this chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair and keypoint averages, do not compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keypoint average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pair average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run on intra pairs yet. Evaluate a model on them to fill this chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evaluated pair has a scored point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evaluated pair of %1 has a scored point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: partial, %2 of %3 pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: partial, %2 pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3, took %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 pairs failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own: no runs yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own: %1%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α = %1 of the target box&apos;s longer side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published: 20,000 pairs per task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different data, do not compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target box max side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own runs (filled)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own runs, %1 (filled)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published, SOCO (hollow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published, SOCO, PCK@0.10 (hollow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 categories</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourMap</name>
    <message>
        <source>Inferno</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExploreCanvas</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a part to match it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stretched, not comparable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stretched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This point is not visible in the target, so it is not scored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No box: the radius is taken from the image.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>%1 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>near miss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::DatasetController</name>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 images, %2 pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting keypoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted the keypoints of %1 images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the demo dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures in %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::DockTitle</name>
    <message>
        <source>%1: menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::EvaluationController</name>
    <message>
        <source>Reading results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pairs in %2, %3 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after %1 pairs. Results so far are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::ExploreController</name>
    <message>
        <source>intra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The tree is built from the pair files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pairs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::ExploreToolBar</name>
    <message>
        <source>Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC: the same concept. SOC: the same keypoint of the object. (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::HelpTexts</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin a point; Alt does not snap to a keypoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the pin by one cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous keypoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clean picture, while held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space+drag, middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the cursor; Alt: this pane alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;See where a model finds a part again&lt;/h3&gt;&lt;p&gt;&lt;b&gt;Click a part&lt;/b&gt; in the source picture. Each model&apos;s pane shows how similar every place of the target is. The white cross is the best match; the cyan circle is the truth with the threshold&apos;s radius. &lt;b&gt;Cross inside circle means right.&lt;/b&gt; Dashed circles are also valid for CC.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Move the mouse&lt;/b&gt; without a click: the map follows. Esc unpins. Tab goes to the next keypoint, D to the next pair.&lt;/p&gt;&lt;h3&gt;Compare models&lt;/h3&gt;&lt;p&gt;&lt;b&gt;Add&lt;/b&gt; in the toolbar lists the models. &lt;i&gt;dense_sift&lt;/i&gt; needs no weights. For the others, files in the Hugging Face and Torch Hub caches are found by themselves; otherwise &lt;i&gt;From a weights file…&lt;/i&gt; reads safetensors and PyTorch files. A pane of a model that is not there says what to download and where to put it.&lt;/p&gt;&lt;h3&gt;Evaluate&lt;/h3&gt;&lt;p&gt;&lt;b&gt;Ctrl+E&lt;/b&gt; evaluates all models on CC, SOC and Cross-SOC as the official code does. Click a bar or a dot to list the pairs behind it. Results are appended to a file that OmniProbe reads too.&lt;/p&gt;&lt;h3&gt;Bring your own dataset&lt;/h3&gt;&lt;p&gt;Open or drop a folder in the SOCOv1 layout: Images, PairAnnotations, KeypointAnnotations, Metadata.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About SOCO Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;SOCO Studio %1&lt;/h3&gt;&lt;p&gt;Semantic object correspondence, seen and measured. For the SOCO benchmark, arXiv 2605.31597.&lt;/p&gt;&lt;p&gt;Qt %2, LibTorch %3. CUDA: %4.&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Name %1. Input %2 × %2, white-padded square; grid %3 × %3; %4 channels; normalisation %5.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Weights: %1&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::MainWindow</name>
    <message>
        <source>SOCO Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 - SOCO Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no pair %1 in this dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs  %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a dataset, or draw the demo dataset: File &gt; Open the demo dataset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a part in the source image to see where each model finds it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  (not loaded, %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine models at most. Remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a weights file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 categories, %2 images, %3 pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU, %1 threads</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::ModelButton</name>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model %1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Alt+%2). Ctrl+click shows it alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::OffscreenSession</name>
    <message>
        <source>The window did not become ready. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dataset was opened. Name a folder, or --demo DIR.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::Thumbnails</name>
    <message>
        <source>Image missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::studio::WindowActions</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open dataset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a dataset in the SOCOv1 layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;demo dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Swap source and target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;keypoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious keypoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Intra-category pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cross-category pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of the &amp;train split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of the t&amp;est split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map more transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map more opaque</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale: raw, shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale: raw, fitted to all panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale: stretched per model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Judge by CC or SOC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom to keypoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Link zoom and pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All &amp;matches of the pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ranked matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the &amp;focused model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Focus model &amp;%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate &amp;all models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate the &amp;focused model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Canvas only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Left dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Right dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bottom dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset &amp;this layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About SOCO Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dataset was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::BestMatchesModel</name>
    <message>
        <source>no keypoint within α</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::BusyBar</name>
    <message>
        <source>Computing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::CanvasPane</name>
    <message>
        <source>Computing features, %1 of %2 layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing features</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::CanvasStrip</name>
    <message>
        <source>Legend and values under the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cell %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cell –, –</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stretched, not comparable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth, α circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>also valid for CC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argmax</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::ChartView</name>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save numbers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ending is none of png, pdf, svg and csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf);;SVG (*.svg);;PNG (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::ChartsPanel</name>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published figures are of other data: there are no pairs to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has not been evaluated on these pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet. Evaluate a model to fill this chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::ExploreCanvas</name>
    <message>
        <source>Canvas: source and matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is pinned. Click a part in the source image first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keypoint is visible in the source image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source picture is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target picture is missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::ExploreInspector</name>
    <message>
        <source>%1, %2 px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visible, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a part in the source image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches of this point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error in α radii</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pair, keypoints by models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a keypoint: it is matched, but not judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer side of the target box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer side of the target image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right below 1.00, that is %1 × %2 px = %3 px (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No box: the radius is taken from the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No map of this model yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n shared, %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The two pictures share no keypoint, so nothing is scored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result: %1 failed (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No result: %1 failed on %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobDelegate</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobQueue</name>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after %L1 of %L2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobStatus</name>
    <message>
        <source>Stop the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::JobsPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the job again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details of the job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::KeyRow</name>
    <message>
        <source>Key: tick right, wave near miss, cross wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>near miss (α to 2α)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::MatchesModel</name>
    <message>
        <source>%1, model %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error %1 radii</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOC</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairMatrixModel</name>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keypoint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairModel</name>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 %2 of %3 right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::PairPanel</name>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort the pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the order of the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By points right, fewest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By points right, most first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the pairs by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, such as car_12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pair matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pairs here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::PaneHeader</name>
    <message>
        <source>CC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::TaxonomyModel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>soco::widgets::TaxonomyPanel</name>
    <message>
        <source>Taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dataset is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the demo dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the taxonomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
