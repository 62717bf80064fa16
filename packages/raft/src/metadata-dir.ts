/** The directory of the metadata log, inside `metadata.log.dir`. */
export const METADATA_LOG_DIR = '__cluster_metadata-0'
