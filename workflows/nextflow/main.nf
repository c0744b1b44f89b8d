#!/usr/bin/env nextflow
// Many plates, one model: predicts each plate in shards, puts the shards together, and says how far to trust it.
//
// Owns the order of the steps and nothing else: each is one call of `vesicle`, which writes its file whole or not at all and
// the same bytes every time. So a shard that was killed can be tried again, here or on another machine.

nextflow.enable.dsl = 2

process PREDICT {
    tag "${plate} ${shard}/${params.shards}"
    label 'predict'

    input:
    tuple val(plate), path(list), path(images, stageAs: 'images'), val(shard)
    path model

    output:
    tuple val(plate), path("${shard}-of-${params.shards}.${params.format}")

    // Code 3: done, and files that could not be read stand in the table with their reason. That is no cause to try again.
    script:
    """
    ${params.vesicle} predict --model '${model}' --input '${list}' --images images \\
        --shard ${shard}/${params.shards} --output '${shard}-of-${params.shards}.${params.format}' \\
        --threads ${task.cpus} --device ${params.device} || [ \$? -eq 3 ]
    """
}

process MERGE {
    tag "${plate}"
    publishDir "${params.results}/predictions", mode: 'copy'

    input:
    tuple val(plate), path(parts)

    output:
    path "${plate}.${params.format}"

    script:
    """
    ${params.vesicle} merge ${parts} --output '${plate}.${params.format}'
    """
}

process EVALUATE {
    publishDir params.results, mode: 'copy'

    input:
    path tables

    output:
    path 'evaluation.json'
    path 'tables'

    script:
    def by = params.by ? "--by '${params.by}'" : ''
    """
    ${params.vesicle} evaluate ${tables} ${by} --tables tables --json > evaluation.json
    """
}

process REPORT {
    publishDir params.results, mode: 'copy'

    input:
    path tables

    output:
    path 'report.html'

    script:
    """
    ${params.vesicle} report ${tables} report.html
    """
}

workflow {
    if (!params.sheet) {
        error 'Name a sheet of plates: --sheet plates.csv (columns plate, list and, if needed, images)'
    }
    if (!params.model) {
        error 'Name a model: --model model.safetensors'
    }
    sheet = file(params.sheet, checkIfExists: true)
    plates = Channel.fromPath(params.sheet)
        .splitCsv(header: true)
        .map { row ->
            if (!row.list || !(row.plate ==~ /[\w.-]+/)) {
                error "${params.sheet}: each row needs a list, and a plate named by letters, digits, _ . or -: ${row}"
            }
            def list = sheet.parent.resolve(row.list)
            def images = row.images ? sheet.parent.resolve(row.images) : list.parent
            tuple(row.plate, file(list, checkIfExists: true), file(images, checkIfExists: true))
        }
    shards = Channel.of(1..(params.shards as int))
    model = file(params.model, checkIfExists: true)

    PREDICT(plates.combine(shards), model)
    // In the order of the shards, so that a plate's command is the same in each run.
    parts = PREDICT.out.groupTuple(size: params.shards as int, sort: { it.name })
    tables = MERGE(parts).toSortedList { it.name }
    if (params.evaluate) {
        EVALUATE(tables)
        REPORT(tables)
    }
}
