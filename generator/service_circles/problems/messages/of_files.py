"""F: files and folders. Y2: the structure of a YAML file."""

from __future__ import annotations

from service_circles.problems.messages.wording import Wording, say

FILES: dict[str, Wording] = {
    "F101": say(
        ("文件夹不存在", "Folder not found"),
        ("找不到这个文件夹", "this folder does not exist"),
        (
            "检查路径；要新建就运行：circles new 文件夹名",
            "check the path, or start one: circles new DIRECTORY",
        ),
    ),
    "F102": say(
        ("缺少 communities.yaml", "communities.yaml is missing"),
        ("这个文件夹里没有 communities.yaml", "there is no communities.yaml in this folder"),
        (
            "换到项目所在的文件夹；要新建就运行：circles new 文件夹名",
            "go to the project's folder, or start one: circles new DIRECTORY",
        ),
    ),
    "F103": say(
        ("符号链接", "Symbolic link"),
        ("这是一个快捷方式（符号链接），不能用", "symbolic links are refused"),
        ("删掉它，把真正的文件放到这里", "remove it and put the real file here"),
    ),
    "F104": say(
        ("文件太大", "File too large"),
        ("文件太大，最多 {limit}", "the file is too large: {limit} at most"),
        ("分成几个文件，最好每条记录一个文件", "split it; one record per file is best"),
    ),
    "F105": say(
        ("不是 UTF-8 编码", "Not UTF-8"),
        (
            "文件不是 UTF-8 编码，从第 {line} 行起读不懂",
            "the file is not UTF-8; it cannot be read from line {line} on",
        ),
        (
            "用编辑器打开它，选“另存为”，编码选 UTF-8（不要选 ANSI、GBK、Unicode）",
            "open it in an editor and save it as UTF-8",
        ),
    ),
    "F106": say(
        ("不是文本文件", "Not a text file"),
        (
            "文件里有空字节：它不是文本文件，或者已经损坏",
            "the file contains a NUL byte: it is not text, or is damaged",
        ),
        (
            "如果在编辑器里能看到文字，另存为 UTF-8；否则从备份恢复",
            "save it as UTF-8 if an editor can read it, or restore it",
        ),
    ),
    "F107": say(
        ("空文件", "Empty file"),
        ("文件是空的", "the file is empty"),
        (
            "写上内容；用不到就删掉这个文件",
            "write something into it, or delete the file",
        ),
    ),
    "F108": say(
        ("文件打不开", "File cannot be opened"),
        ("文件打不开", "the file cannot be opened ({reason})"),
        (
            "检查文件的权限，或者它是否正被别的程序占用",
            "check its permissions and whether a program holds it",
        ),
    ),
    "F109": say(
        ("图片不存在", "Picture not found"),
        ("content 文件夹里没有图片“{found}”", "there is no picture `{found}` in content/"),
        (
            "把图片放进 content 文件夹；或者检查文件名，大小写也要一样",
            "put it there, or check its name, capital letters too",
        ),
    ),
    "F110": say(
        ("图片格式不支持", "Kind of picture not supported"),
        ("“{found}”不是支持的图片格式", "`{found}` is not a supported kind of picture"),
        ("另存为 jpg、png 或 webp", "save it as jpg, png or webp"),
    ),
    "F111": say(
        ("文件不存在", "Document not found"),
        ("content 文件夹里没有文件“{found}”", "there is no document `{found}` in content/"),
        (
            "把文件放进 content 文件夹；或者检查文件名，大小写也要一样",
            "put it there, or check its name, capital letters too",
        ),
    ),
    "F112": say(
        ("这类文件不发布", "Kind of document not published"),
        ("“{found}”这类文件不发布", "files of the kind of `{found}` are not published"),
        ("另存为 pdf；表格也可以用 csv、xlsx", "save it as pdf; tables may be csv or xlsx"),
    ),
}

STRUCTURE: dict[str, Wording] = {
    "Y201": say(
        ("读不懂的一行", "Line that cannot be read"),
        ("这里读不懂", "this cannot be read ({reason})"),
        (
            "检查这一行和上一行：缩进、冒号、引号；内容里有特殊符号就给整段加英文双引号",
            "check indentation, colons and quotes here and in the line above",
        ),
    ),
    "Y202": say(
        ("缺少冒号", "Colon missing"),
        ("这一行没有“字段名: 内容”里的冒号", "this line has no colon after the name of a field"),
        (
            "写成“字段名: 内容”，冒号是英文的，后面有一个空格；如果是上一行的延续，就往右缩进",
            "write `field: value`; or indent it if it continues the line above",
        ),
    ),
    "Y203": say(
        ("缩进没有对齐", "Indentation does not fit"),
        (
            "这一行的缩进和上面的行对不上",
            "the indentation of this line does not fit the lines above",
        ),
        (
            "同一层的字段要左边对齐；用空格缩进，下一层比上一层多两个空格",
            "fields of one level start in one column; the next level has two spaces more",
        ),
    ),
    "Y204": say(
        ("引号没有写完", "Quote not closed"),
        ("这里的引号后面没有配对的另一半", "this quote is never closed"),
        (
            "在内容的末尾补上同样的英文引号，或者把这个引号去掉",
            "add the same quote at the end of the text, or remove this one",
        ),
    ),
    "Y205": say(
        ("括号没有写完", "Bracket not closed"),
        ("这里的“{found}”没有写完", "this `{found}` is never closed, or a comma is missing in it"),
        (
            "各项之间用英文逗号，最后补上另一半括号；如果括号是文字，给整段加英文双引号",
            "put commas between items and close it; if it is text, put it in double quotes",
        ),
    ),
    "Y206": say(
        ("双引号里的反斜杠", "Backslash in double quotes"),
        (
            "双引号里的反斜杠“\\”有特别的意思，这里看不懂",
            "a backslash in double quotes has a special meaning; this one is unknown",
        ),
        ("把双引号换成英文单引号", "use single quotes instead"),
    ),
    "Y207": say(
        ("列表写在了同一行", "List begins in the same line"),
        ("“- ”不能写在冒号的同一行", "`- ` cannot follow a colon in the same line"),
        ("换到下一行，前面空两格，再写“- ”", "begin the list in the next line, two spaces in"),
    ),
    "Y208": say(
        ("列表项混进了文字", "Item swallowed by the text above"),
        (
            "这一行的“- ”会被当成上一行文字的一部分",
            "the `- ` of this line would become part of the text above",
        ),
        (
            "列表的每一项要左边对齐，都从“- ”开始；第一项也要另起一行，不能写在冒号后面",
            "all items begin with `- ` in one column, the first one too, in a line of its own",
        ),
    ),
    "Y209": say(
        ("行首有多余的符号", "Stray sign at the beginning"),
        (
            "这一行开头的“{found}”不该在这里",
            "the `{found}` at the beginning of this line does not belong here",
        ),
        (
            "删掉它；如果它是文字的一部分，给整段加英文双引号",
            "remove it; if it is part of a text, put that in double quotes",
        ),
    ),
    "Y211": say(
        ("字段写了两次", "Field given twice"),
        (
            "“{found}”写了两次，第 {first} 行已经有了",
            "`{found}` is given twice; it is already in line {first}",
        ),
        (
            "只留一个；如果想写另一条记录，前面要加“- ”",
            "keep one of them; another record begins with `- `",
        ),
    ),
    "Y212": say(
        ("引用写法", "Anchor or alias"),
        ("不支持“{found}”这种引用写法", "anchors and aliases (`{found}`) are not supported"),
        (
            "把内容再写一遍；如果它就是文字，给整段加英文双引号",
            "write the contents out; if it is text, put it in double quotes",
        ),
    ),
    "Y213": say(
        ("类型标记", "Tag"),
        ("不支持以“!”开头的类型标记", "tags, which begin with `!`, are not supported"),
        (
            "删掉这个标记；如果它就是文字，给整段加英文双引号",
            "remove it; if it is text, put it in double quotes",
        ),
    ),
    "Y214": say(
        ("层数太多", "Nested too deeply"),
        ("一层套一层太多了，最多 {limit} 层", "nested deeper than {limit} levels"),
        ("检查这里的缩进和括号", "check indentation and brackets here"),
    ),
    "Y215": say(
        ("一个文件里有两份内容", "Several documents in a file"),
        ("“---”以后又是一份内容，一个文件只能有一份", "a second document begins here after `---`"),
        (
            "删掉“---”这一行，或者把后面的内容放进另一个文件",
            "remove the line `---`, or move the rest into another file",
        ),
    ),
    "Y216": say(
        ("字段名不是文字", "Name of a field is not text"),
        ("这里应该是字段名", "the name of a field is expected here"),
        ("写成“字段名: 内容”，例如 name: 明珠社区", "write `field: value`, for example `name: 明珠社区`"),
    ),
    "Y217": say(
        ("合并写法", "Merge key"),
        ("不支持“<<”合并写法", "merge keys (`<<`) are not supported"),
        ("把要用的内容直接写出来", "write the contents out"),
    ),
    "Y218": say(
        ("最外层不是字段", "No fields at the outermost level"),
        (
            "文件最外层是{found}，应该先写这里放的是什么",
            "the file begins with {found}; first say what it holds",
        ),
        (
            "第一行写 areas:、centers:、services: 等等，下面再缩进写记录",
            "begin with a line such as `centers:`, then the records, indented",
        ),
    ),
    "Y219": say(
        ("没有内容", "Nothing written"),
        ("“{found}:”后面没有内容", "nothing is written after `{found}:`"),
        (
            "补上内容；还不知道的话，把这一行删掉",
            "fill it in, or remove the line if it is not known yet",
        ),
    ),
    "Y220": say(
        ("列表里有空项", "Empty item in a list"),
        ("列表里有一项没有内容", "an item of this list is empty"),
        ("补上内容，或者把这一项删掉", "fill it in, or remove it"),
    ),
}
